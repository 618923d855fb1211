using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>What an event is given that does not say it itself, from what it came in. Names have passed <see cref="EventLimits.Refusal"/>.</summary>
public readonly record struct EventDefaults
{
    public string? Source { get; init; }

    public string? Workflow { get; init; }

    public EventKind? Kind { get; init; }

    public Instant? At { get; init; }

    /// <summary>Not of watermarks and gaps, which may speak of the whole source.</summary>
    public string? Instance { get; init; }

    public string? Fact { get; init; }

    internal void GiveTo(EventDraft draft)
    {
        Give(draft, EventField.Source, Source);
        Give(draft, EventField.Workflow, Workflow);
        Give(draft, EventField.Kind, (long?)Kind);
        Give(draft, EventField.At, At?.Micros);
        Give(draft, EventField.Fact, Fact);
        if (draft.Kind is not (EventKind.Watermark or EventKind.Gap))
        {
            Give(draft, EventField.Instance, Instance);
        }
    }

    private static void Give(EventDraft draft, EventField field, string? text)
    {
        if (text is not null && !draft.Has(field))
        {
            draft.Set(field, text);
        }
    }

    private static void Give(EventDraft draft, EventField field, long? number)
    {
        if (number is { } some && !draft.Has(field))
        {
            draft.Set(field, some);
        }
    }
}
