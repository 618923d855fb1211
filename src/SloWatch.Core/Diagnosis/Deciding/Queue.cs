using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Bad units that wait for a step to be taken up, and its calls since the first of them came there.</summary>
/// <param name="InCalls">Bad units in the midst of these calls.</param>
/// <param name="Beside">Runs of all other steps in that time.</param>
internal sealed record Queue(string Step, string Dependency, long Waiting, long InCalls, Instant Since, Paced Calls, Paced Beside)
{
    public long Bad => Waiting + InCalls;

    public bool AreMostLong => Calls.All >= Thresholds.LeastCompared && IsDominant(Calls.Long, Calls.All);

    /// <summary>Whatever makes the calls slow, it is not only what they call.</summary>
    public bool IsSlowAllOver => Beside.All >= Thresholds.LeastCompared && Beside.Long >= Thresholds.Half * Beside.All;

    /// <summary>So many calls are long, or do not come back, that who makes them may be busy with these.</summary>
    public bool MayBeOfCalls => AreManyLong || AreAllLost || IsMore;

    /// <summary>Calls that have not come back: their units need not be bad for that, nor known by it.</summary>
    private long Lost { get; init; }

    /// <summary>The call that was taken up last is one of these.</summary>
    private bool IsLastLost { get; init; }

    private bool AreManyLong => Calls.All > 0 && Calls.Long >= Thresholds.Half * Calls.All;

    /// <summary>Who makes calls may all be in these.</summary>
    private bool AreAllLost => Lost > 0 && (Calls.All == 0 || IsLastLost);

    private bool IsMore => IsMoreThanEver(new(Calls.All - Calls.Extreme, Calls.Extreme + Lost), Thresholds.Ever);

    /// <summary>Where most bad units wait; null where that is for nobody's call.</summary>
    public static Queue? Longest(Evidence evidence)
    {
        if (evidence.Most(key => key.Kind == SpotKind.Waiting ? key.Step : null) is not { } most)
        {
            return null;
        }

        (string step, long waiting) = most;
        Instant since = evidence.Sum(key => key.Kind == SpotKind.Waiting && key.Step == step).Span.From;
        (string? dependency, Paced calls) = evidence.Paces.MostCalled(step, since) is { } called ? (called.Dependency, called.Calls) : (null, default(Paced));
        dependency ??= evidence.Most(key => key.Step == step && (key.Kind == SpotKind.Waiting || key.IsCall) ? key.Dependency : null)?.Name;
        long inCalls = evidence.Sum(key => key.IsCall && key.Step == step && key.Dependency == dependency).Bad;
        return dependency is null ? null
            : new(step, dependency, waiting, inCalls, since, calls, evidence.Paces.Beside(step, since))
            {
                Lost = Math.Max(calls.Lost, inCalls - evidence.AtLast(new(Dimension.Step, step), isCall: true)),
                IsLastLost = evidence.Paces.IsLastLost(step),
            };
    }

    /// <summary>For a sentence.</summary>
    public string Busy() =>
        Text($"of {Calls.All:#,0} calls that came back from there since {Calls.Long:#,0} took at least twice as long as usual, and {Lost:#,0} did not come back, so who makes them may be held up in these");
}
