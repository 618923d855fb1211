using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StuckShare;

/// <summary>
/// Counts the cases that are open and those that are stuck, by what it posts for each: a unit from begin to end of each life, which is pending
/// while it is open, and one for each stay that lasts too long, which is bad from then on and closed when the case moves on. No objective has it.
/// </summary>
/// <param name="of">The measurement that judges the counts.</param>
internal sealed class CaseCounter(StuckStays stays, string of) : IRelationIndicator
{
    public string Type => "stuckShare";

    public string Noun => "cases";

    public Sight Needs => stays.Needs;

    public Sight NeedsOneOf => stays.NeedsOneOf;

    public string Canonical => $"counter;{stays.Canonical};of={CanonicalText.Sized(of)}";

    public string Text => $"cases that are open, and stuck for more than {stays.After.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => null;

    public IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now)
    {
        for (int i = 0; i < lives.Count; i++)
        {
            Life life = lives[i];
            if (life.BegunAt is { } begun)
            {
                yield return new(InLife("open", life), life, null, Open(lives, life, begun, now));
                foreach (TimeRange stuck in stays.StuckIn(lives, life, begun, now))
                {
                    yield return new($"{InLife("stuck", life)}:{stuck.From}", life, null, Stuck(stuck));
                }
            }
        }
    }

    /// <summary>One that is open has to be looked at again when it may be stuck.</summary>
    private Judgement Open(InstanceUnit lives, Life life, Instant begun, Instant now)
    {
        if (life.Closing is { } end)
        {
            Instant at = Instant.Max(begun, end.At);
            return new(Verdict.Good(at, Instant.Ever, "ended"), begun, at);
        }

        Instant due = stays.DueIn(lives, life, begun);
        return new(Verdict.Pending(due < now ? Instant.Ever : due, "open"), begun, null);
    }

    private static Judgement Stuck(TimeRange stuck) =>
        new(Verdict.Bad(stuck.From, stuck.From, "stuck"), stuck.From, stuck.To == Instant.Ever ? null : stuck.To);

    private static string InLife(string what, Life life) => life.Number == 1 ? what : $"{what}#{life.Number}";
}
