namespace SloWatch.Cli.Running;

/// <summary>A verb cannot do what was asked. The message says what is wrong and what to do, and goes to the user as it is.</summary>
internal sealed class VerbStoppedException(int exitCode, string what, string remedy) : Exception($"{what}; {remedy}")
{
    public int ExitCode { get; } = exitCode;
}
