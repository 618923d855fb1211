using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

/// <summary>What a log says of all its traces at once.</summary>
public class XesDefaultsTests
{
    private static readonly ActivityMapping Carrying = new() { Attributes = [new("channel", "CHANNEL")], Version = "model:version" };

    [Fact]
    public void A_global_of_traces_is_the_default_of_those_that_say_nothing_and_whose_events_do_not() =>
        Assert.Equal(
            ["web", "phone", "post"],
            Channels(
                Global("trace", Attribute("CHANNEL", "web")),
                Trace("c1", Event("a", "09:00")),
                $"<trace>{Attribute("concept:name", "c2")}{Attribute("CHANNEL", "phone")}{Event("a", "09:00")}</trace>",
                Trace("c3", Event("a", "09:00", null, Attribute("CHANNEL", "post")))));

    [Theory]
    [InlineData("UNKNOWN")]
    [InlineData("__INVALID__")]
    public void A_placeholder_is_no_default(string placeholder) => Assert.Equal(["none"], Channels(Global("trace", Attribute("CHANNEL", placeholder)), Trace("c1", Event("a", "09:00"))));

    [Fact]
    public void An_attribute_of_the_log_holds_for_each_case_when_nothing_else_says_it()
    {
        RecordingSink sink = Read(Log(Attribute("model:version", "7"), Attribute("CHANNEL", "web"), Global("trace", Attribute("CHANNEL", "phone")), Trace("c1", Event("a", "09:00"))), Carrying);
        Assert.Equal(("7", "phone"), (sink.Taken[0].Details!.Version, sink.Taken[0].Details!.Attributes!.Single().Value));
    }

    [Fact]
    public void A_name_never_holds_for_all_traces() =>
        Assert.Equal(["log.xes:trace-1", "log.xes:trace-2"], Cases(Global("trace", Attribute("concept:name", "all")), Attribute("concept:name", "the log"), $"<trace>{Event("a", "09:00")}</trace>", $"<trace>{Event("a", "09:00")}</trace>"));

    [Fact]
    public void A_trace_without_a_name_is_known_by_its_id_and_then_by_its_place() =>
        Assert.Equal(
            ["7f-1", "c2", "log.xes:trace-3"],
            Cases(
                $"<trace><id key='identity:id' value='7f-1'/>{Event("a", "09:00")}</trace>",
                $"<trace>{Attribute("concept:name", "c2")}<id key='identity:id' value='7f-2'/>{Event("a", "09:00")}</trace>",
                $"<trace>{Event("a", "09:00", null, "<id key='identity:id' value='7f-3'/>")}</trace>"));

    [Fact]
    public void Lists_and_containers_hold_no_value_of_a_case() =>
        Assert.Equal(
            ["none"],
            Channels($"<trace>{Attribute("concept:name", "c1")}<list key='CHANNEL'><values>{Attribute("CHANNEL", "web")}</values></list><container key='CHANNEL'>{Attribute("CHANNEL", "web")}</container>{Event("a", "09:00")}</trace>"));

    private static string Global(string scope, string attributes) => $"<global scope='{scope}'>{attributes}</global>";

    private static IEnumerable<string> Channels(params string[] inner) =>
        [.. Read(Log(inner), Carrying).Taken.Where(fact => fact.Kind == EventKind.Started).Select(fact => fact.Details?.Attributes?.Single().Value ?? "none")];

    private static string[] Cases(params string[] inner) => [.. Read(Log(inner)).Taken.Select(fact => fact.Instance).Distinct()];
}
