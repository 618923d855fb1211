namespace SloWatch.Engine.Tests;

/// <summary>Tests that look at the memory of the process: they run one by one, and beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class MemoryTests
{
    public const string Name = "memory";
}
