namespace SloWatch.Mutation.Running;

internal enum Outcome
{
    /// <summary>Every test passed: nobody saw the change.</summary>
    Survived,

    /// <summary>A test failed, or the process of the tests broke down.</summary>
    Killed,

    /// <summary>The tests hung: seen, too.</summary>
    TimedOut,

    /// <summary>No mutant at all.</summary>
    DoesNotCompile,
}

/// <param name="Seconds">Of the clock on the wall.</param>
/// <param name="By">The test that failed first, or what else was seen.</param>
internal sealed record Verdict(Outcome Outcome, double Seconds, string By);
