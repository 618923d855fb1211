using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

/// <summary>A hand-off is from a completed run of a step, or from the completed end of an instance, to the start of another workflow's instance with the same key, first in, first out.</summary>
/// <param name="from">The step; null: the end.</param>
public sealed class WorkflowHandoff(TimeLimit within, string workflow, string? from, Receiver to) : IRelationIndicator
{
    private readonly string name = $"handoff:{from ?? workflow}>{to.Workflow}";

    public string Type => "handoff";

    public string Noun => "hand-offs";

    public Sight Needs => (from is null ? Sight.None : Sight.Steps | Sight.OpenSteps) | Sight.Ends | Sight.EveryInstance;

    public string Canonical =>
        $"handoff;within={within.Amount};{(from is null ? "" : $"from={CanonicalText.Sized(from)};")}toWorkflow={CanonicalText.Sized(to.Workflow)};{(to.Key is null ? "" : $"key={CanonicalText.Sized(to.Key)};")}clock={within.Clock}";

    public string Text => $"{(from is null ? "its completed end" : $"step {from}")} is followed by {to.Workflow} within {within.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => within;

    public Receiver? HandsOverTo => to;

    /// <summary>The step that hands over; null: the end of the case does.</summary>
    public string? From => from;

    public IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now) => JudgeAll([lives], now);

    public IEnumerable<FoundUnit> JudgeAll(IReadOnlyList<InstanceUnit> all, Instant now)
    {
        Given[] given = [.. all.SelectMany(GivenBy).OrderBy(one => one.Since).ThenBy(one => one.Name, StringComparer.Ordinal)];
        if (given.Length == 0)
        {
            yield break;
        }

        Takeovers takeovers = new(all[0].HandedOver, to);
        Taking?[] taken = takeovers.Answers(given);
        for (int i = 0; i < given.Length; i++)
        {
            if (given[i].AnsweredAt(taken[i]?.At) is { } handing)
            {
                Judgement judged = taken[i] is { } taking ? Answered(given[i], handing, taking) : Unanswered(given[i], handing, takeovers, now);
                yield return new(given[i].Name, handing.Life, given[i].Run, judged);
            }
        }
    }

    private IEnumerable<Given> GivenBy(InstanceUnit lives)
    {
        HashSet<string> keys = [.. lives.Lives.SelectMany(life => life.KeysOf(to.Key))];
        return from is null ? Given.ByEnd(lives, within, name, keys) : Given.ByStep(lives, from, name, keys);
    }

    private Judgement Answered(Given given, Handing handing, Taking taking)
    {
        Instant deadline = DeadlineOf(given, handing, taking.At);
        Instant at = Instant.Max(handing.At, taking.NotBefore);
        Verdict verdict = at <= deadline ? Verdict.Good(at, deadline, $"{to.Workflow} began in time")
            : taking.Seen ? Verdict.Bad(deadline, deadline, $"{to.Workflow} began after the deadline")
            : Verdict.Excluded(deadline, $"the start of {to.Workflow} was not seen");
        return Judgement.Closed(verdict, handing.At, taking.NotBefore);
    }

    private Judgement Unanswered(Given given, Handing handing, Takeovers takeovers, Instant now)
    {
        Instant deadline = DeadlineOf(given, handing, Instant.Ever);
        if (given.Run is not null && given.Unit.Closing is { Outcome: Outcome.Cancelled or Outcome.Vanished or Outcome.None } end && end.At <= deadline)
        {
            Instant at = Instant.Max(handing.At, end.At);
            return Judgement.Closed(TimedOutcome.InTime(end with { At = at }, deadline, OnFailure.Close), handing.At, end.At);
        }

        bool due = deadline < now;
        Verdict verdict = due && given.Keys.Count == 0 ? Verdict.Excluded(deadline, $"its {to.KeyText} was never told")
            : due && takeovers.MayStillBeTold(deadline) ? Verdict.Pending(Instant.Ever, $"open, and what began in {to.Workflow} is not known yet")
            : Timed.Open(deadline, given.Unit.IsBlindBetween(handing.At, deadline) || takeovers.MayHaveLost(handing.At, deadline), now);
        return new(verdict, handing.At, null);
    }

    /// <summary>After its end no pause stands the clock of a case.</summary>
    private Instant DeadlineOf(Given given, Handing handing, Instant closed) =>
        (given.Run is null ? UnitClock.Running : given.Unit.Clock.Until(closed)).After(handing.At, within);
}
