using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Tests.Adapters;

public class MappingSettingsTests
{
    private static readonly Place Here = new("source.yaml", 1, 1);

    [Fact]
    public void A_whole_mapping_is_read()
    {
        (ActivityMapping mapping, List<Problem> problems) = Read(
            ("starts", "first event"),
            ("ends", Map(("A_DECLINED", Map(("outcome", "completed"), ("result", "declined"))), ("A_BROKEN", Map(("outcome", "failed"))), ("A_DONE", Map()))),
            ("states", Map(("A_*", Map(("track", "application"))), ("O_*", Map(("state", "offered"))))),
            ("steps", Map(("W_*", Map()), ("Check", Map(("step", "check"), ("dependency", "bureau"))))),
            ("ignore", new[] { "x*", "y" }),
            ("transitions", Map(("In Progress", "start"))),
            ("attributes", Map(("b", "B"), ("a", "A"))),
            ("businessKey", "KEY"),
            ("version", "MODEL"));
        Assert.Empty(problems);
        Assert.Empty(mapping.Starts);
        Assert.Equal([new("A_DECLINED", Outcome.Completed, "declined"), new("A_BROKEN", Outcome.Failed, null), new("A_DONE", Outcome.Completed, null)], mapping.Ends);
        Assert.Equal([new("A_*", "application", null), new("O_*", "main", "offered")], mapping.States);
        Assert.Equal([new("W_*", null, null), new("Check", "check", "bureau")], mapping.Steps);
        Assert.Equal(["x*", "y"], mapping.Ignored);
        Assert.Equal([new("In Progress", "start")], mapping.Transitions);
        Assert.Equal([new("a", "A"), new("b", "B")], mapping.Attributes);
        Assert.Equal(("KEY", "MODEL"), (mapping.BusinessKey, mapping.Version));
    }

    [Fact]
    public void An_empty_mapping_is_the_default_one() => Assert.Equal(ActivityMapping.Default.Canonical, Read().Mapping.Canonical);

    [Fact]
    public void Starts_may_be_patterns() => Assert.Equal(["Submit*", "Reopen"], Read(("starts", new[] { "Submit*", "Reopen" })).Mapping.Starts);

    [Fact]
    public void The_order_of_attributes_in_the_file_means_nothing() =>
        Assert.Equal(Read(("attributes", Map(("b", "B"), ("a", "A")))).Mapping.Canonical, Read(("attributes", Map(("a", "A"), ("b", "B")))).Mapping.Canonical);

    [Theory]
    [InlineData("starts", "'starts' names 'first event' beside activities; write the one or the others")]
    [InlineData("end", "mapping has no setting 'end'; write 'ends'")]
    [InlineData("outcome", "'outcome' is the text 'canceled'; write 'cancelled'")]
    [InlineData("skipped", "'outcome' is the text 'skipped'; ")]
    [InlineData("transitions", "there is no transition 'strat'; write 'start'")]
    [InlineData("attributes", "'a' names 2 values; name one")]
    public void Mistakes_are_named_with_what_to_do(string which, string problem)
    {
        (string, object) setting = which switch
        {
            "starts" => ("starts", new[] { "first event", "Submit" }),
            "end" => ("end", Map()),
            "outcome" => ("ends", Map(("A", Map(("outcome", "canceled"))))),
            "skipped" => ("ends", Map(("A", Map(("outcome", "skipped"))))),
            "transitions" => ("transitions", Map(("Begun", "strat"))),
            _ => ("attributes", Map(("a", new[] { "A", "B" }))),
        };
        Assert.Contains(problem, Assert.Single(Read(setting).Problems).ToString(), StringComparison.Ordinal);
    }

    private static (ActivityMapping Mapping, List<Problem> Problems) Read(params (string, object)[] settings)
    {
        List<Problem> problems = [];
        SettingReader reader = new(Map(settings), MappingSettings.All, problems, "mapping");
        return (MappingSettings.Read(reader), problems);
    }

    private static MapSetting Map(params (string Name, object Value)[] settings) =>
        new(Here, [.. settings.Select(setting => new SettingEntry(setting.Name, Here, setting.Value switch
        {
            string text => new ScalarSetting(Here, text, false),
            string[] texts => new ListSetting(Here, [.. texts.Select(text => new ScalarSetting(Here, text, false))]),
            object map => (MapSetting)map,
        }))]);
}
