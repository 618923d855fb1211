using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

/// <summary>What absence may prove: that a deadline has passed, and nothing else.</summary>
public class SilenceTests
{
    [Fact]
    public void Of_hung_work_exactly_what_is_overdue_is_bad_at_once_and_at_its_deadline() => Property.Holds(300, Cases.Hung, trial =>
    {
        Instant now = Cases.SomeNow(trial, trial.Dice());
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.Bring([.. trial.Events], Instant.Never);
        List<JudgedUnit> before = [.. delivery.Instance.Units(trial.Rules)];
        delivery.Bring([], now);
        List<JudgedUnit> after = [.. delivery.Instance.Units(trial.Rules)];
        return before.Count == after.Count
            ? before.Zip(after, (open, judged) => Overdue(open, judged, now)).FirstOrDefault(wrong => wrong is not null)
            : $"{before.Count} units became {after.Count}";
    });

    [Fact]
    public void While_the_watermark_stands_nothing_becomes_bad_by_absence_or_good_by_silence() => Property.Holds(300, Cases.Any, trial =>
    {
        Instant now = Cases.SomeNow(trial, trial.Dice());
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.Bring([.. trial.Events], now);
        JudgedHistory before = delivery.Judge();
        Advanced sweep = delivery.Bring([], now);
        if (sweep.Changed)
        {
            return $"a sweep at the same {now} changed something";
        }

        return delivery.Instance.Units(trial.Rules).Select(unit => Unproven(unit, now)).FirstOrDefault(wrong => wrong is not null)
            ?? delivery.Judge().DifferenceFrom(before);
    });

    [Fact]
    public void A_later_now_settles_what_was_pending_and_never_unsettles() => Property.Holds(300, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.Bring([.. trial.Events], Instant.Never);
        Dictionary<(Measurement, string), string> settled = [];
        foreach (Instant now in new[] { Cases.SomeNow(trial, dice), Cases.SomeNow(trial, dice), Instant.Ever }.Order())
        {
            delivery.Bring([], now);
            foreach (JudgedUnit unit in delivery.Instance.Units(trial.Rules).Where(unit => unit.Verdict.Kind != VerdictKind.Pending))
            {
                string line = JudgedHistory.Line(unit);
                if (!settled.TryAdd((unit.Measurement, unit.Unit), line) && settled[(unit.Measurement, unit.Unit)] != line)
                {
                    return $"at {now}:\n  was {settled[(unit.Measurement, unit.Unit)]}\n  is  {line}";
                }
            }
        }

        return null;
    });

    [Fact]
    public void The_next_deadline_is_the_earliest_of_the_pending_units() => Property.Holds(200, Cases.Any, trial =>
    {
        Instant now = Cases.SomeNow(trial, trial.Dice());
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, trial.Dice(), now);
        Instant earliest = delivery.Instance.Units(trial.Rules)
            .Where(unit => unit.Verdict.Kind == VerdictKind.Pending)
            .Aggregate(Instant.Ever, (least, unit) => Instant.Min(least, unit.Verdict.Deadline));
        return delivery.NextDeadline == earliest && (earliest >= now || earliest == Instant.Ever) ? null : $"at {now}: next deadline {delivery.NextDeadline}, the units say {earliest}";
    });

    /// <summary>A unit that was pending with a deadline, judged at now with no new fact.</summary>
    private static string? Overdue(JudgedUnit open, JudgedUnit judged, Instant now)
    {
        if (open.Verdict.Kind != VerdictKind.Pending)
        {
            return Unproven(judged, now);
        }

        bool overdue = open.Verdict.Deadline < now;
        bool right = overdue
            ? judged.Verdict.Kind == VerdictKind.Bad && judged.Verdict.At == open.Verdict.Deadline && judged.ClosedAt is null && judged.Violation is not null
            : judged == open;
        return right ? null : $"at {now}:\n  was {JudgedHistory.Line(open)}\n  is  {JudgedHistory.Line(judged)}";
    }

    private static string? Unproven(JudgedUnit unit, Instant now)
    {
        bool proven = unit.Verdict.Kind switch
        {
            VerdictKind.Good => unit.ClosedAt is not null,
            VerdictKind.Bad => unit.Verdict.At < now || unit.ClosedAt is not null || LaterFactProves(unit),
            VerdictKind.Pending => unit.Verdict.Deadline >= now,
            _ => true,
        };
        return proven ? null : $"at {now} nothing proves {JudgedHistory.Line(unit)}";
    }

    /// <summary>
    /// Moving on proves when it was that one moved on: a state left, a wait that ended, before the watermark came to it. And what is bad without
    /// a deadline is so by a fact.
    /// </summary>
    private static bool LaterFactProves(JudgedUnit unit) => unit.Measurement.Indicator.Type is "stuck" or "waitTime" || unit.Verdict.Deadline == Instant.Ever;
}
