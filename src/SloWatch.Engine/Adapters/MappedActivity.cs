using SloWatch.Core.Events;
using SloWatch.Core.Rules;

namespace SloWatch.Engine.Adapters;

/// <summary>What one activity in one transition becomes under a mapping.</summary>
internal sealed class MappedActivity
{
    public required string Activity { get; init; }

    public required LifecycleTransition Transition { get; init; }

    /// <summary>Left out as if the log did not hold it.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>A start rule names it.</summary>
    public bool BeginsCase { get; init; }

    /// <summary>No rule names it.</summary>
    public bool IsUnmapped { get; init; }

    /// <summary>The case ends with it.</summary>
    public EndRule? End { get; init; }

    public EventDetails? EndDetails { get; init; }

    /// <summary>The state that is entered, in <see cref="Track"/>.</summary>
    public string? State { get; init; }

    public string? Track { get; init; }

    /// <summary>The step it is, if it is one.</summary>
    public string? Step { get; init; }

    /// <summary>What happens to the step; null when the transition changes nothing that is kept.</summary>
    public EventKind? StepKind { get; init; }

    public Outcome StepOutcome { get; init; }

    public EventDetails? StepDetails { get; init; }

    public long Count { get; set; }

    /// <summary>In words, for a dry run.</summary>
    public string Becomes
    {
        get
        {
            string[] parts = [.. Parts()];
            return parts.Length > 0 ? string.Join("; ", parts)
                : IsIgnored ? "left out: ignored"
                : Step is not null ? $"left out: '{LifecycleWords.Of(Transition)}' changes nothing that is kept of a step"
                : "left out: only its completion counts";
        }
    }

    private IEnumerable<string> Parts()
    {
        if (BeginsCase)
        {
            yield return "the earliest of a case begins it";
        }

        if (State is not null)
        {
            yield return $"state {State} of track {Track}";
        }

        if (StepKind is { } kind)
        {
            yield return $"step {Step} {InWords(kind)}";
        }

        if (End is { } end)
        {
            yield return end.Result is null ? $"the case ends {InWords(end.Outcome)}" : $"the case ends {InWords(end.Outcome)} ({end.Result})";
        }
    }

    private string InWords(EventKind kind) => kind switch
    {
        EventKind.StepScheduled => "is scheduled",
        EventKind.StepStarted => "is started",
        _ => $"ends {InWords(StepOutcome)}",
    };

    private static string InWords(Outcome outcome) => OutcomeNames.Of(outcome);
}
