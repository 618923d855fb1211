using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Crons;

namespace SloWatch.Core.Indicators.Schedule;

/// <summary>A unit is a slot: a planned start while the schedule is watched.</summary>
/// <param name="subject">The schedule, see <see cref="Instances.Subjects.SubjectKey.Name"/>.</param>
internal sealed class ScheduleIndicator(string subject, Slots planned, TimeLimit within, ScheduleOptions options) : IAnsweredByStarts
{
    /// <summary>A limit in working time of so much may be a month.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private const string Lost = "gap: facts before its deadline were lost";

    public string Type => "schedule";

    public string Noun => "slots";

    public string Subject => subject;

    public Instant? Since => options.Since;

    public Sight Needs => Sight.Starts | (options.ByEnd ? Sight.Ends : Sight.None) | Sight.EveryInstance;

    public string Canonical => $"schedule;subject={CanonicalText.Sized(subject)};planned={planned.Canonical};within={within.Amount};{options.Canonical};clock={within.Clock}";

    public string Text => $"{planned.Text} {(options.ByEnd ? "has ended" : "starts")} within {within.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => within;

    public int UnitsADay => planned.MostADay;

    public bool Expects(TimeRange watched) => planned.In(From(watched)).Any();

    public Instant? LatestSlot(Instant start) => planned.LatestAt(start);

    public NearestSlots? NearestTo(Instant told)
    {
        Instant second = SlotAnswers.SecondOf(told);
        Instant? before = planned.LatestAt(second);
        return before == second ? null : new(before, planned.NextAfter(second));
    }

    public IEnumerable<SubjectUnit> Judge(SubjectDay day, Instant now)
    {
        Instant[] slots = [.. day.Watched.SelectMany(watched => planned.In(From(watched)))];
        Dictionary<Instant, SlotAnswers> answers = SlotAnswers.Of(day, planned, slots);
        foreach (Instant slot in slots)
        {
            SlotAnswers answer = answers.GetValueOrDefault(slot) ?? SlotAnswers.None;
            yield return new($"slot:{slot}", Judge(slot, answer, day, now), answer.Error);
        }
    }

    private TimeRange From(TimeRange watched) => watched with { From = Instant.Max(watched.From, options.Since ?? Instant.Never) };

    private Judgement Judge(Instant slot, SlotAnswers answer, SubjectDay day, Instant now)
    {
        Instant deadline = within.After(slot, []);
        Judgement judged = Answered(slot, deadline, answer, day.IsBlindBetween(slot, deadline)) ?? Unanswered(slot, deadline, answer, day, now);
        if (judged.Verdict is { Kind: VerdictKind.Bad } bad && bad.At < deadline && day.IsBlindBetween(bad.At, deadline))
        {
            // It may have been started again, in time.
            judged = judged with { Verdict = Verdict.Excluded(bad.At, Lost) };
        }

        return options.DoubleIsBad && answer.Starts is [_, { } second, ..] && judged.Verdict.Kind is VerdictKind.Good or VerdictKind.Pending
            ? Closed(Verdict.Bad(Instant.Max(slot, second.Earliest), deadline, $"started {CountText.Times(answer.Starts.Count)}"), slot, second.Earliest, "second start")
            : judged;
    }

    /// <summary>Null when nothing answered it, or what did is not over.</summary>
    private Judgement? Answered(Instant slot, Instant deadline, SlotAnswers answer, bool blind)
    {
        if (answer.Answer(options.ByEnd) is not { } answered)
        {
            return null;
        }

        Instant at = Instant.Max(slot, answered.Earliest);
        string what = options.ByEnd ? "ended" : "started";
        if (at <= deadline)
        {
            Verdict inTime = options.ByEnd ? TimedOutcome.InTime(new Closing(at, answered.Outcome, null, null, answered.Error, Assumed: false), deadline, OnFailure.Bad) : Verdict.Good(at, deadline, "started in time");
            return Closed(inTime, slot, answered.Earliest, options.ByEnd ? "end" : "start");
        }

        if (answer.Skipped is not null || answer.Failed is not null)
        {
            return null;
        }

        // One that names no slot may answer another, where facts were lost.
        Verdict late = blind && !answered.NamesSlot ? Verdict.Excluded(deadline, Lost) : Verdict.Bad(deadline, deadline, $"{what} after its deadline");
        return new(late, slot, answered.Earliest);
    }

    /// <summary>Clocks differ: what is told from before its slot closes it where it begins, and the reason says so.</summary>
    /// <param name="what">Closes it.</param>
    private static Judgement Closed(Verdict verdict, Instant slot, Instant told, string what) => told >= slot
        ? new(verdict, slot, told)
        : new(verdict with { Reason = $"{verdict.Reason}; its {what} is told from before its slot" }, slot, slot);

    private Judgement Unanswered(Instant slot, Instant deadline, SlotAnswers answer, SubjectDay day, Instant now)
    {
        if (answer.Failed is { } failed && failed.At <= deadline)
        {
            Instant at = Instant.Max(slot, failed.At);
            return new(Verdict.Bad(at, deadline, "the engine could not start it"), slot, at);
        }

        if (answer.Skipped is { } skipped && skipped.At <= deadline)
        {
            Instant at = Instant.Max(slot, skipped.At);
            string reason = skipped.Details?.Why is { } why ? $"skipped: {why}" : "skipped";
            return new(options.SkipIsBad ? Verdict.Bad(at, deadline, reason) : Verdict.Excluded(at, reason), slot, at);
        }

        Verdict open = Timed.Open(deadline, day.IsBlindBetween(slot, deadline), now);
        string never = options.ByEnd && answer.Starts.Count > 0 ? "not ended" : "not started";
        return new(open.Kind == VerdictKind.Excluded ? open : open with { Reason = open.Kind == VerdictKind.Bad ? $"{never} by its deadline" : $"{never} yet" }, slot, null);
    }
}
