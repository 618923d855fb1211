using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>Random cases that stay and move on over three days, and a count of them that looks at each minute and each case anew.</summary>
internal static class StuckShareCase
{
    public static readonly TimeSpan After = TimeSpan.FromHours(3);

    public static readonly Measurement Measured = Measure.By("stuckShare", ("after", "3h"), ("limit", "25%"));

    public static readonly Instant End = Monday.At("3d 00:00");

    /// <summary>In the order of time.</summary>
    public static List<WorkflowEvent> Any(Dice dice)
    {
        List<WorkflowEvent> facts = [];
        for (int number = 0; number < dice.Between(1, 12); number++)
        {
            string id = $"c{number}";
            Instant at = Monday.At("00:00") + TimeSpan.FromMinutes(dice.Between(0, 3500));
            facts.Add(Fact(EventKind.Started, id, at));
            for (int step = 0; step < dice.Between(0, 6); step++)
            {
                at += dice.Pick(TimeSpan.FromMinutes(20), After, After + TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(dice.Between(1, 40_000)));
                facts.Add(Fact(EventKind.StepStarted, id, at) with { Step = $"s{step}" });
            }

            if (dice.Percent(60))
            {
                facts.Add(Fact(EventKind.Ended, id, at + dice.Pick(TimeSpan.Zero, TimeSpan.FromMinutes(7), TimeSpan.FromHours(5))) with { Outcome = dice.Pick(Outcome.Completed, Outcome.Failed, Outcome.Cancelled) });
            }
        }

        return [.. facts.Where(fact => fact.At < End).OrderBy(fact => fact.At)];
    }

    /// <summary>Good and bad minutes up to one, by looking at every case for each of them.</summary>
    public static (long Good, long Bad) Recounted(IReadOnlyList<WorkflowEvent> facts, Instant until)
    {
        (long good, long bad) = (0, 0);
        ILookup<string, WorkflowEvent> cases = facts.ToLookup(fact => fact.Instance);
        for (Instant minute = Monday.At("00:01"); minute <= until; minute += TimeSpan.FromMinutes(1))
        {
            int open = 0, stuck = 0;
            foreach (IGrouping<string, WorkflowEvent> one in cases)
            {
                if (one.Any(fact => fact.Kind == EventKind.Started && fact.At < minute) && !one.Any(fact => fact.Kind == EventKind.Ended && fact.At.FloorToMinute() < minute))
                {
                    open++;
                    stuck += IsStuck([.. one.Where(fact => fact.Kind != EventKind.Ended).Select(fact => fact.At)], one.Where(fact => fact.Kind == EventKind.Ended).Select(fact => fact.At).FirstOrDefault(Instant.Ever), minute, until) ? 1 : 0;
                }
            }

            good += open > 0 && stuck <= 0.25 * open ? 1 : 0;
            bad += open > 0 && stuck > 0.25 * open ? 1 : 0;
        }

        return (good, bad);
    }

    /// <summary>Some stay was longer than it may be, became so before the minute ended, and had not ended by then.</summary>
    private static bool IsStuck(Instant[] moves, Instant ended, Instant minute, Instant until)
    {
        foreach (Instant move in moves)
        {
            Instant next = moves.Where(other => other > move).Append(ended).Append(until + TimeSpan.FromDays(9)).Min();
            Instant due = move + After;
            if (due < next && due.FloorToMinute() < minute && next.FloorToMinute() >= minute)
            {
                return true;
            }
        }

        return false;
    }

    private static WorkflowEvent Fact(EventKind kind, string id, Instant at) => Some.Fact(kind, "00:00", id) with { At = at };
}
