using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

/// <summary>A hand-off is from a completed run of one step to the start of another, first in, first out. That the case goes on elsewhere does not end it: only a start does.</summary>
public sealed class HandoffIndicator(TimeLimit within, string from, string to) : IRelationIndicator
{
    public string Type => "handoff";

    /// <summary>The step that has to begin.</summary>
    public string To => to;

    public string Noun => "hand-offs";

    public Sight Needs => Sight.Steps | Sight.OpenSteps | Sight.Ends | Sight.EveryInstance;

    public string Canonical => $"handoff;within={within.Amount};from={CanonicalText.Sized(from)};to={CanonicalText.Sized(to)};clock={within.Clock}";

    public string Text => $"step {from} is followed by step {to} within {within.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => within;

    public IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now)
    {
        StepUnit[] given = [.. lives.Runs.Where(HandsOver).OrderBy(run => run.Run.EndedAt).ThenBy(run => run.Name, StringComparer.Ordinal)];
        Taking[] taking = [.. lives.Runs.Select(TakingOver).OfType<Taking>().OrderBy(one => one.At).ThenBy(one => one.NotBefore)];
        Taking?[] taken = Pairing.Of([.. given.Select(run => run.Run.EndedAt!.Value)], taking);
        return given.Select((run, i) => new FoundUnit($"handoff:{from}>{to}/{run.Run.Label}{(run.Life.Number == 1 ? "" : $"#{run.Life.Number}")}", run.Life, run.Run, Judge(lives, run, taken[i], now)));
    }

    private bool HandsOver(StepUnit run) => run.Run.Name == from && run.Run.Closing?.Outcome == Outcome.Completed;

    private Taking? TakingOver(StepUnit run)
    {
        if (run.Run.Name != to)
        {
            return null;
        }

        bool skipped = run.Run.Closing?.Outcome == Outcome.Skipped;
        bool missed = run.Run.StartMissed || run.Run.Closing?.Outcome is Outcome.Completed or Outcome.Failed;
        Instant over = run.Run.EndedAt ?? Instant.Ever;
        return run.Run.StartedAt is { } at ? new Taking(at, run.Run.StartNotBefore ?? at, Seen: true) { OverAt = over }
            : skipped ? new Taking(over, run.Run.Closing!.Value.At, Seen: true) { OverAt = over, IsSkipped = true }
            : missed ? new Taking(run.Run.FirstSeen, run.Run.FirstSeen, Seen: false) { OverAt = over }
            : null;
    }

    private Judgement Judge(InstanceUnit lives, StepUnit run, Taking? taken, Instant now)
    {
        Instant begun = run.Run.EndedAt!.Value;
        Instant deadline = lives.Clock.Until(taken?.At ?? Instant.Ever).After(begun, within);
        if (taken is not { } taking)
        {
            bool calledOff = lives.Closing is { Outcome: Outcome.Cancelled or Outcome.Vanished or Outcome.None } end && end.At <= deadline;
            return calledOff
                ? Judgement.Closed(TimedOutcome.InTime(lives.Closing!.Value with { At = Instant.Max(begun, lives.Closing.Value.At) }, deadline, OnFailure.Close), begun, lives.Closing.Value.At)
                : new(Timed.Open(deadline, lives.IsBlindBetween(begun, deadline), now), begun, null);
        }

        Instant at = Instant.Max(begun, taking.NotBefore);
        Verdict verdict = taking.IsSkipped && at <= deadline ? Verdict.Excluded(at, $"step {to} was skipped")
            : taking.IsSkipped ? Verdict.Bad(deadline, deadline, "still open at its deadline")
            : at <= deadline ? Verdict.Good(at, deadline, $"step {to} began in time")
            : taking.Seen ? Verdict.Bad(deadline, deadline, $"step {to} began after the deadline")
            : Verdict.Excluded(deadline, $"the start of step {to} was not seen");
        return Judgement.Closed(verdict, begun, taking.NotBefore);
    }
}
