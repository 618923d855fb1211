using SloWatch.Engine.Ingest.CloudEvents;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Server.Api.Events.Splitting;

namespace SloWatch.Server.Api.Events;

/// <summary>How the bodies of one form are split into events, and read.</summary>
internal sealed class EventFormat(Func<IEventSplitter> splitter, Func<IEventReader> reader)
{
    public static EventFormat Of(BodyForm form) => form switch
    {
        BodyForm.EventLines => EventLines,
        BodyForm.CloudEvent => CloudEvent,
        BodyForm.CloudEvents => CloudEvents,
        BodyForm.BinaryCloudEvent => BinaryCloudEvent,
        _ => Events,
    };

    public IEventSplitter Splitter() => splitter();

    public IEventReader Reader(EventDefaults defaults)
    {
        IEventReader begun = reader();
        begun.Defaults = defaults;
        return begun;
    }

    private static readonly EventFormat Events = new(() => new JsonSplitter(JsonShapes.One | JsonShapes.List, $"send an event or a list of events; for an event a line, use {BodyForms.Lines}"), () => new EventJsonReader());

    private static readonly EventFormat EventLines = new(() => new LineSplitter(), () => new EventJsonReader());

    private static readonly EventFormat CloudEvent = new(() => new JsonSplitter(JsonShapes.One, $"send one CloudEvent, or a list of them as {BodyForms.CloudEvents}"), () => new CloudEventReader());

    private static readonly EventFormat CloudEvents = new(() => new JsonSplitter(JsonShapes.List, $"send a list of CloudEvents, or one of them as {BodyForms.CloudEvent}"), () => new CloudEventReader());

    private static readonly EventFormat BinaryCloudEvent = new(() => new JsonSplitter(JsonShapes.One, "send one event: its CloudEvent is in the headers"), () => new EventJsonReader());
}
