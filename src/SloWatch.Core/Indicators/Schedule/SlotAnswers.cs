using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Crons;

namespace SloWatch.Core.Indicators.Schedule;

/// <summary>A start, or an end, that answers a slot.</summary>
/// <param name="Earliest">When it happened; of what was only noticed, the earliest that may have been.</param>
/// <param name="NamesSlot">It was told for this slot; else it was the latest one without an answer.</param>
internal sealed record SlotAnswer(Instant Earliest, bool NamesSlot, string? Case, Outcome Outcome, string? Error)
{
    public static SlotAnswer Of(WorkflowEvent fact, bool namesSlot) => new(fact.NotBefore ?? fact.At, namesSlot, CaseOf(fact), fact.Outcome, fact.Error);

    /// <summary>Null for what a source told of the schedule itself.</summary>
    public static string? CaseOf(WorkflowEvent fact) => fact.Run is null ? null : $"{fact.Run}#{fact.Attempt}";
}

/// <summary>All that is known of one slot.</summary>
internal sealed class SlotAnswers
{
    public static readonly SlotAnswers None = new();

    private readonly List<SlotAnswer> starts = [];
    private readonly List<SlotAnswer> ends = [];

    /// <summary>The earliest first; of cases where any are known, else as its source told.</summary>
    public IReadOnlyList<SlotAnswer> Starts { get; private set; } = [];

    /// <summary>That the engine left it out.</summary>
    public WorkflowEvent? Skipped { get; private set; }

    /// <summary>That the engine could not start it.</summary>
    public WorkflowEvent? Failed { get; private set; }

    public string? Error => Failed?.Error ?? ends.Find(end => end.Error is not null)?.Error;

    /// <summary>What decides: the first start; of ends, the first completed one, or the last of those that all were none. Null while there is none.</summary>
    public SlotAnswer? Answer(bool byEnd)
    {
        if (!byEnd)
        {
            return Starts is [{ } first, ..] ? first : null;
        }

        SlotAnswer? completed = ends.Find(end => end.Outcome == Outcome.Completed);
        return completed ?? (ends.Count > 0 && ends.Count >= Starts.Count ? ends[^1] : null);
    }

    /// <summary>By slot; only those that anything is known of.</summary>
    /// <param name="slots">Of the day, in order.</param>
    public static Dictionary<Instant, SlotAnswers> Of(SubjectDay day, Slots planned, Instant[] slots)
    {
        Dictionary<Instant, SlotAnswers> all = [];
        Dictionary<string, Instant> slotOf = [];
        WorkflowEvent[] facts = [.. day.Facts.Where(fact => fact.Kind == EventKind.Slot)];
        Instant? first = facts.Length > 0 ? planned.In(day.Range).Select(slot => (Instant?)slot).FirstOrDefault() : null;

        // In the order of time, so that nothing that comes later takes a slot from who had it.
        foreach (WorkflowEvent fact in facts.Where(fact => fact.Details?.Slot is not null || fact.Outcome == Outcome.None))
        {
            if (fact.Details?.Slot is { } told)
            {
                At(told, all).Add(fact, namesSlot: true);
            }
            else if (first <= fact.At && !IsOfLaterDay(fact.At, day, planned) && Unanswered(slots, fact.At, all) is { } slot)
            {
                At(slot, all).Add(fact, namesSlot: false);
                slotOf[SlotAnswer.CaseOf(fact) ?? ""] = slot;
            }
        }

        // Ends follow their starts, whatever clocks say.
        foreach (WorkflowEvent end in facts.Where(fact => fact.Details?.Slot is null && fact.Outcome != Outcome.None))
        {
            if (slotOf.TryGetValue(SlotAnswer.CaseOf(end) ?? "", out Instant slot))
            {
                At(slot, all).Add(end, namesSlot: false);
            }
        }

        foreach (SlotAnswers answers in all.Values)
        {
            answers.Settle();
        }

        return all;
    }

    /// <summary>A slot of a day to come was due before it.</summary>
    private static bool IsOfLaterDay(Instant at, SubjectDay day, Slots planned) => at >= day.Range.To && planned.In(new(day.Range.To, new(at.Micros + 1))).Any();

    /// <summary>The latest at or before a moment that was not started; null when there is none.</summary>
    private static Instant? Unanswered(Instant[] slots, Instant at, Dictionary<Instant, SlotAnswers> all)
    {
        int index = Array.BinarySearch(slots, at);
        for (int i = index < 0 ? ~index - 1 : index; i >= 0; i--)
        {
            if (!all.TryGetValue(slots[i], out SlotAnswers? answers) || answers.starts.Count == 0)
            {
                return slots[i];
            }
        }

        return null;
    }

    /// <summary>Engines tell it with a fraction of a second, now and then.</summary>
    public static Instant SecondOf(Instant slot) => new(slot.Micros - (((slot.Micros % 1_000_000) + 1_000_000) % 1_000_000));

    private static SlotAnswers At(Instant slot, Dictionary<Instant, SlotAnswers> all)
    {
        Instant second = SecondOf(slot);
        if (!all.TryGetValue(second, out SlotAnswers? answers))
        {
            all.Add(second, answers = new());
        }

        return answers;
    }

    private void Add(WorkflowEvent fact, bool namesSlot)
    {
        switch (fact)
        {
            case { Run: null, Outcome: Outcome.Skipped }:
                Skipped ??= fact;
                break;
            case { Run: null, Outcome: Outcome.Failed }:
                Failed ??= fact;
                break;
            case { Outcome: Outcome.None }:
                starts.Add(SlotAnswer.Of(fact, namesSlot));
                break;
            default:
                ends.Add(SlotAnswer.Of(fact, namesSlot));
                break;
        }
    }

    private void Settle()
    {
        bool ofCases = starts.Exists(start => start.Case is not null);
        Starts = [.. starts.Where(start => !ofCases || start.Case is not null).OrderBy(start => start.Earliest).ThenBy(start => start.Case, StringComparer.Ordinal)];
        ends.Sort((a, b) => a.Earliest.CompareTo(b.Earliest) is not 0 and var order ? order : string.CompareOrdinal(a.Case, b.Case));
    }
}
