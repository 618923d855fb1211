using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Adapters.Xes;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesClassifierTests
{
    private const string Declared =
        "<classifier name='By group' keys=\"concept:name 'Org Unit'\"/><classifier name='Name' keys='concept:name'/>"
        + "<classifier name='Of traces' scope='trace' keys='concept:name'/><classifier name='Of events' scope='event' keys='Org:step'/>";

    [Fact]
    public void A_classifier_of_the_log_names_activities_by_the_attributes_it_has() =>
        Assert.Equal(
            ["c1 started 09:00 start", "c1 stepEnded Check+east 09:00 completed", "c1 stepEnded Check+ 09:05 completed", "c1 stepEnded +west 09:10 completed"],
            Facts(
                Log(Declared, Trace("c1", Event("Check", "09:00", null, Attribute("Org Unit", "east")), Event("Check", "09:05"), Event("x", "09:10", null, Attribute("Org Unit", "west")).Replace(Attribute("concept:name", "x"), "", StringComparison.Ordinal))),
                Chosen("By group")));

    [Fact]
    public void A_list_of_keys_needs_no_classifier_in_the_log() =>
        Assert.Equal("c1 stepEnded east+Check 09:00 completed", Facts(Log(Trace("c1", Event("Check", "09:00", null, Attribute("org:group", "east")))), Keyed("org:group", "concept:name"))[1]);

    [Fact]
    public void A_single_key_names_activities_alone_and_takes_its_default_from_the_log()
    {
        string log = Log("<global scope='event'>" + Attribute("org:step", "usual") + "</global>", Declared, Trace("c1", Event("x", "09:00", "start", Attribute("org:step", "pack")), Event("x", "09:05")));
        Assert.Equal(["c1 started 09:00 start", "c1 stepStarted pack 09:00", "c1 stepEnded usual 09:05 completed"], Facts(log, Keyed("org:step")));
    }

    [Fact]
    public void An_event_without_any_of_the_attributes_is_refused()
    {
        RecordingSink sink = Read(Log(Declared, Trace("c1", Event("x", "09:00"))), Chosen("Of events"));
        Assert.Equal("the event has no 'Org:step'; give it the name of its activity", sink.Refused.Single().Reason);
        Assert.Equal("the event has no 'a' or 'b'; give it the name of its activity", Read(Log(Trace("c1", Event("x", "09:00"))), Keyed("a", "b")).Refused.Single().Reason);
    }

    [Theory]
    [InlineData("By grup", Declared, "the log declares no classifier 'By grup'; write 'By group' in the Source")]
    [InlineData("Of traces", Declared, "the log declares no classifier 'Of traces'; use one of: By group, Name, Of events in the Source")]
    [InlineData("Name", "", "the log declares no classifier 'Name'; name the attributes in the Source: classifier: [concept:name]")]
    public void A_classifier_that_the_log_does_not_declare_is_told(string name, string head, string message)
    {
        string fault = Assert.Throws<UnreadableFileException>(() => Read(Log(head, Trace("c1", Event("x", "09:00"))), Chosen(name))).Message;
        Assert.EndsWith(message, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_setting_is_a_name_or_a_list_of_keys_and_part_of_the_mapping()
    {
        Assert.Equal(new ClassifierChoice("By group", []), Setting(new ScalarSetting(Here, "By group", false)).Format);
        ClassifierChoice keys = Assert.IsType<ClassifierChoice>(Setting(new ListSetting(Here, [new ScalarSetting(Here, "a", false), new ScalarSetting(Here, "b", false)])).Format);
        Assert.Equal(["a", "b"], keys.Keys);
        Assert.Equal(4, new[] { ActivityMapping.Default, Chosen("a"), Keyed("a"), Keyed("a", "b") }.Select(mapping => mapping.Canonical).Distinct().Count());
        Assert.Equal(ActivityMapping.Default.Canonical, Keyed("concept:name").Canonical);
    }

    private static Place Here => new("source.yaml", 1, 1);

    private static ActivityMapping Chosen(string name) => new() { Format = new ClassifierChoice(name, []) };

    private static ActivityMapping Keyed(params string[] keys) => new() { Format = new ClassifierChoice(null, keys) };

    private static ActivityMapping Setting(Setting value) =>
        Adapter.Read(new SettingReader(new MapSetting(Here, [new SettingEntry("classifier", Here, value)]), Adapter.Settings, [], "mapping"));
}
