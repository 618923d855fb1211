namespace SloWatch.Cli.Running;

/// <summary>What the process answers with. Scripts rely on the numbers: never renumber.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Problems = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int Refused = 4;
    public const int Incomplete = 5;
    public const int Unreadable = 6;
    public const int StoreFailed = 7;
    public const int Bug = 70;
    public const int Interrupted = 130;

    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "done, and nothing is wrong"),
        (Problems, "the rules have errors, or the audit found differences"),
        (Usage, "the command line is wrong"),
        (NotFound, "no such instance, objective, workflow, source, rules folder or store"),
        (Refused, "refused: the mapping changed, another process is writing, ..."),
        (Incomplete, "imported, but some events were refused and are in quarantine"),
        (Unreadable, "a file cannot be read or written, or broke off in the middle"),
        (StoreFailed, "the store failed: disk full, read-only, damaged"),
        (Bug, "a bug in SloWatch"),
        (Interrupted, "interrupted; what was committed before stands"),
    ];
}
