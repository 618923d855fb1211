using System.Globalization;
using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>What each kind of event must and must not carry.</summary>
internal static class EventRequirements
{
    internal static readonly string[] StepOutcomes = ["completed", "failed", "timedOut", "cancelled", "skipped"];
    internal static readonly string[] EndOutcomes = ["completed", "failed", "timedOut", "cancelled", "vanished"];
    internal static readonly string[] SlotOutcomes = ["skipped", "failed"];

    /// <summary>Fields that say nothing on other kinds, and so are most likely a mistake there.</summary>
    internal static readonly (EventField Field, EventKind[] Kinds)[] Bound =
    [
        (EventField.Outcome, [EventKind.StepEnded, EventKind.Ended, EventKind.Slot]),
        (EventField.State, [EventKind.State]),
        (EventField.Track, [EventKind.State]),
        (EventField.RetryAt, [EventKind.StepFailed, EventKind.StepScheduled]),
        (EventField.Name, [EventKind.Gauge]),
        (EventField.Value, [EventKind.Gauge]),
        (EventField.From, [EventKind.Gap]),
    ];

    /// <summary>What is wrong and what to do about it; null when all is well.</summary>
    public static string? Refusal(EventDraft draft) =>
        Missing(draft, EventField.Kind, "name what happened, such as 'started', 'stepEnded' or 'ended'")
        ?? Missing(draft, EventField.At, $"write {TimeText.Expected}")
        ?? Missing(draft, EventField.Source, "name the feed it comes from")
        ?? Missing(draft, EventField.Workflow, "name it in the event, or for the whole delivery")
        ?? InstanceRefusal(draft)
        ?? BoundRefusal(draft)
        ?? KindRefusal(draft)
        ?? FactRefusal(draft)
        ?? (draft.Time(EventField.NotBefore) > draft.Time(EventField.At) ? "'notBefore' is after 'at'; it is the earliest time at which this may have happened" : null);

    /// <summary>Null for a kind that has none.</summary>
    public static string[]? OutcomesOf(EventKind kind) => kind switch
    {
        EventKind.StepEnded => StepOutcomes,
        EventKind.Ended => EndOutcomes,
        EventKind.Slot => SlotOutcomes,
        _ => null,
    };

    private static string? InstanceRefusal(EventDraft draft) => draft.Kind switch
    {
        EventKind.Gap => null,
        EventKind.Watermark when draft.Has(EventField.Instance) => "'instance' does not belong to a watermark, which speaks of the whole source; remove it",
        EventKind.Watermark => null,
        not (EventKind.Slot or EventKind.Gauge) when draft.Has(EventField.Keys) => null,
        _ => Missing(draft, EventField.Instance, "name the case this happened to"),
    };

    private static string? BoundRefusal(EventDraft draft)
    {
        foreach ((EventField field, EventKind[] kinds) in Bound)
        {
            if (draft.Has(field) && !kinds.AsSpan().Contains(draft.Kind))
            {
                string owners = string.Join(", ", kinds.Select(EventWords.Of));
                return $"'{EventFields.Names[(int)field]}' says nothing on '{EventWords.Of(draft.Kind)}'; remove it, or use the kind it belongs to ({owners})";
            }
        }

        return null;
    }

    /// <summary>A void fact never happened, so it need not say again how it ended; and what a correction leaves out keeps its value.</summary>
    private static string? KindRefusal(EventDraft draft) => draft.Kind switch
    {
        EventKind.Slot when !draft.Has(EventField.Slot) => Missing(draft, EventField.Slot, "write the planned time, by which it is found, also of a correction"),
        _ when draft.Has(EventField.Void) => null,
        EventKind.StepEnded when IsCorrection(draft) => OutcomeRefusal(draft, StepOutcomes, required: false),
        EventKind.Ended when IsCorrection(draft) => OutcomeRefusal(draft, EndOutcomes, required: false),
        EventKind.Slot when IsCorrection(draft) => OutcomeRefusal(draft, SlotOutcomes, required: false),
        EventKind.State or EventKind.Gauge when IsCorrection(draft) => null,
        EventKind.State => Missing(draft, EventField.State, "name the state that was entered"),
        EventKind.StepEnded => OutcomeRefusal(draft, StepOutcomes, required: true),
        EventKind.Ended => OutcomeRefusal(draft, EndOutcomes, required: true),
        EventKind.Slot => OutcomeRefusal(draft, SlotOutcomes, required: false),
        EventKind.Gauge => Missing(draft, EventField.Name, "name what was measured") ?? Missing(draft, EventField.Value, "write the number that was measured"),
        EventKind.Gap when draft.Time(EventField.From) > draft.Time(EventField.At) => "'from' is after 'at'; a gap reaches from 'from' to 'at'",
        EventKind.Gap => Missing(draft, EventField.From, "write the time since which facts are lost"),
        _ => null,
    };

    /// <summary>Of a fact that has a name. A gap is kept with its source and is not corrected.</summary>
    private static bool IsCorrection(EventDraft draft) =>
        draft.Revision > 0 && draft.Text(EventField.Fact) is { } fact && fact[0] != '#';

    private static string? OutcomeRefusal(EventDraft draft, string[] outcomes, bool required)
    {
        if (!draft.Has(EventField.Outcome))
        {
            return required ? $"'{EventWords.Of(draft.Kind)}' lacks 'outcome'; use one of: {string.Join(", ", outcomes)}" : null;
        }

        string outcome = OutcomeNames.Of(draft.Outcome);
        return outcomes.Contains(outcome) ? null : $"'{outcome}' is no outcome of '{EventWords.Of(draft.Kind)}'; use one of: {string.Join(", ", outcomes)}";
    }

    private static string? FactRefusal(EventDraft draft)
    {
        if (draft.Text(EventField.Fact) is not { } fact)
        {
            return draft.Has(EventField.Void) ? "'void' needs 'fact'; name the fact that never happened" : null;
        }

        return fact[0] != '#' || IsRepeat(fact) ? null
            : $"the fact '{fact}' is reserved: #2, #3 and so on number events that say the same; begin it with another letter";
    }

    private static bool IsRepeat(string fact) =>
        fact.Length is >= 2 and <= 10 && fact[1] != '0' && int.TryParse(fact.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 2;

    private static string? Missing(EventDraft draft, EventField field, string remedy) =>
        draft.Has(field) ? null : $"'{EventFields.Names[(int)field]}' is missing; {remedy}";
}
