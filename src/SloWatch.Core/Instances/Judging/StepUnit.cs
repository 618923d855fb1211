using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>One run of a step with the life it belongs to.</summary>
public readonly struct StepUnit(StepRun run, Life life, IReadOnlyList<TimeRange> gaps, Pauses pauses)
{
    public StepRun Run => run;

    public Life Life => life;

    /// <summary>The reported end, or the one that the end of the life implies for a run nothing was heard of since.</summary>
    public Closing? Closing
    {
        get
        {
            if (run.Closing is { } reported)
            {
                return reported;
            }

            return life.Closing is { } end && run.LastOpen <= life.EndedAt
                ? new Closing(Instant.Max(end.At, run.FirstSeen), Outcome.Cancelled, null, null, null, Assumed: true)
                : null;
        }
    }

    public UnitClock Clock => pauses.IsNone ? UnitClock.Running : UnitClock.Of([life], 0, 0, pauses, gaps, Closing?.At ?? Instant.Ever);

    /// <summary>`step:NAME/run`, with `#2` for one of the second life.</summary>
    public string Name => NameOf(run, life);

    public static string NameOf(StepRun run, Life life) => life.Number == 1 ? $"step:{run.Name}/{run.Label}" : $"step:{run.Name}/{run.Label}#{life.Number}";

    public bool IsBlindBefore(Instant deadline) => Gaps.Hide(gaps, run.LastSeen, deadline);

    /// <summary>Facts were lost that may belong between two moments.</summary>
    public bool IsBlindBetween(Instant from, Instant to) => Gaps.Hide(gaps, from, to);
}
