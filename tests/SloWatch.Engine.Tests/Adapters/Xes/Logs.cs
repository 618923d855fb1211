using System.Globalization;
using System.Xml.Linq;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters.Xes;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Adapters.Xes;

/// <summary>Small logs, and what becomes of them in one line a fact: <c>c1 stepEnded Check 09:01 completed #2</c>.</summary>
internal static class Logs
{
    public static readonly XesAdapter Adapter = new();

    public static string Log(params string[] inner) => $"""<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">{string.Concat(inner)}</log>""";

    public static string Trace(string name, params string[] events) => $"""<trace><string key="concept:name" value="{name}"/>{string.Concat(events)}</trace>""";

    /// <param name="at">A time of 2024-01-01, such as 09:00.</param>
    public static string Event(string activity, string at, string? transition = null, params string[] more) =>
        "<event>" + Attribute("concept:name", activity) + $"""<date key="time:timestamp" value="{Day}T{at}:00Z"/>"""
        + (transition is null ? "" : Attribute("lifecycle:transition", transition)) + string.Concat(more) + "</event>";

    public static string Attribute(string key, string value) => new XElement("string", new XAttribute("key", key), new XAttribute("value", value)).ToString();

    public static string[] Facts(string log, ActivityMapping? mapping = null) => [.. Read(log, mapping).Taken.Select(Line)];

    /// <summary>The facts of one case without its start, which most tests are not about.</summary>
    public static string[] Of(ActivityMapping mapping, params string[] events) => [.. Facts(Log(Trace("c1", events)), mapping).Where(line => !line.Contains(" started", StringComparison.Ordinal)).Select(line => line[3..])];

    public static RecordingSink Read(string log, ActivityMapping? mapping = null)
    {
        RecordingSink sink = RecordingSink.Import(Adapter, log, mapping);
        Assert.All(sink.Taken, fact => Assert.Null(fact.Details?.Seq));
        return sink;
    }

    private const string Day = "2024-01-01";

    private static string Line(WorkflowEvent fact) => string.Join(' ', new[]
    {
        fact.Instance, EventWords.Of(fact.Kind), fact.Step, fact.Run is null ? null : $"({fact.Run})", fact.State,
        fact.Track is null ? null : $"of {fact.Track}",
        fact.At.ToDateTimeOffset().ToString("HH:mm", CultureInfo.InvariantCulture),
        fact.Outcome == Outcome.None ? null : OutcomeNames.Of(fact.Outcome), fact.Details?.Result, fact.Details?.Dependency, fact.Fact,
    }.OfType<string>());
}
