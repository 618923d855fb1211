using System.Globalization;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>One log on its way: log, traces and events by their depth; attributes below attributes, lists and containers are passed over.</summary>
internal sealed class XesImport
{
    private const int TraceDepth = 1;
    private const int EventDepth = 2;

    private readonly XesXml xml;
    private readonly IEventSink sink;
    private readonly ActivityRules rules;
    private readonly XesTraceName traceName;
    private readonly LogHead head;
    private readonly XesNames names = new();
    private readonly XesTrace trace;
    private (XesEvent Empty, XesEvent Defaults)? events;
    private long zoneless;

    public XesImport(FileImport file, XesXml xml, IEventSink sink)
    {
        ActivityMapping mapping = file.Source.Mapping;
        this.xml = xml;
        this.sink = sink;
        rules = new ActivityRules(mapping);
        traceName = new XesTraceName(file.Name);
        head = new LogHead(mapping);
        trace = new XesTrace(mapping, head, traceName, new CaseFacts(file.Source, sink, new FactNumbers()), sink.Refuse);
    }

    public void Run(CancellationToken cancellation)
    {
        try
        {
            ReadLog(cancellation);
        }
        finally
        {
            rules.Tell(sink);
            traceName.Tell(sink);
            WarnOfZones();
        }
    }

    private void ReadLog(CancellationToken cancellation)
    {
        if (!xml.NextChild(0) || xml.Element != "log")
        {
            throw xml.Unreadable($"a XES log begins with <log>, and this file with <{xml.Element}>", "name the file's format, or choose another file");
        }

        while (xml.NextChild(TraceDepth))
        {
            cancellation.ThrowIfCancellationRequested();
            if (xml.Element == "trace")
            {
                ReadTrace(cancellation);
            }
            else if (xml.Element == "event")
            {
                RefuseStray();
            }
            else
            {
                events = null;
                head.Read(xml, EventDepth);
            }
        }
    }

    private void ReadTrace(CancellationToken cancellation)
    {
        trace.Begin(xml.Place);
        bool isEmpty = xml.IsEmpty;
        while (!isEmpty && xml.NextChild(EventDepth))
        {
            cancellation.ThrowIfCancellationRequested();
            Place place = xml.Place;
            if (xml.Element == "event")
            {
                ReadEvent(place);
            }
            else if (xml.ReadAttribute())
            {
                trace.Set(xml.Key, xml.Value, place);
            }
        }

        trace.End();
    }

    private void ReadEvent(Place place)
    {
        XesEvent current = ReadEvent();
        if (current.Refusal() is { } refusal)
        {
            sink.Refuse(place, refusal, current.ToString());
        }
        else
        {
            zoneless += current.IsZoneless ? 1 : 0;
            trace.Add(rules.Count(current.Activity!, current.Transition!.Value), current);
        }
    }

    /// <summary>The standard allows it, but it happened to nothing.</summary>
    private void RefuseStray()
    {
        Place place = xml.Place;
        XesEvent current = ReadEvent();
        sink.Refuse(place, "the event stands outside every trace, so it belongs to no case; move it into the trace of its case", current.ToString());
    }

    /// <summary>Valid until the next is read.</summary>
    private XesEvent ReadEvent()
    {
        events ??= head.Events(names, xml.Place);
        XesEvent current = events.Value.Empty;
        int attributes = xml.Depth + 1;
        current.Clear();
        bool isEmpty = xml.IsEmpty;
        while (!isEmpty && xml.NextChild(attributes))
        {
            if (xml.ReadAttribute())
            {
                current.Set(xml.Key, xml.Value);
            }
        }

        current.Complete(events.Value.Defaults);
        return current;
    }

    private void WarnOfZones()
    {
        if (zoneless > 0)
        {
            sink.Warn(new(string.Create(CultureInfo.InvariantCulture, $"times without a zone: {zoneless:#,0}"), "read as UTC: write the zone into the log if they are local times"));
        }
    }
}
