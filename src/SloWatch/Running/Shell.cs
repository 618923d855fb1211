using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>What surrounds a verb: where it writes, the clock, and whether the user wants it to end.</summary>
internal sealed record Shell(Terminal Terminal, TimeProvider Time, CancellationToken Interrupted)
{
    /// <summary>What the verb left out because it cannot be read; told when it ends.</summary>
    public DamagedInstances Damaged { get; } = new();
}
