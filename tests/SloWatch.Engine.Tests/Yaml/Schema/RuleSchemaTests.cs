using SloWatch.Core.Indicators;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Schema;

public class RuleSchemaTests
{
    private const string Slo = "kind: SLO\nname: quick\nworkflow: orders\nindicator: { cycleTime: { within: 24h } }\ntarget: 95%\nwindow: 30d\nalerts: none\n";

    private const string Workflow = "kind: Workflow\nname: orders\n";

    private const string Policy = "kind: AlertPolicy\nname: mine\nburn: [{ share: 2%, over: 1h, severity: page }]\n";

    public static TheoryData<string> Files =>
        [.. Repository.Files("rules", ".yaml"), .. Repository.Files("src/SloWatch/Tour/rules", ".yaml"), .. Repository.Files("tests", ".yaml")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_rule_that_people_copy_fits(string file) => Assert.Empty(Validator.OfRules.Faults(Repository.Read(file)));

    [Fact]
    public void The_example_of_every_extension_fits()
    {
        Assert.All(IndicatorCatalogue.All, type => Assert.Empty(Validator.OfRules.Faults(type.Example)));
        Assert.All(AdapterCatalogue.All, adapter => Assert.Empty(Validator.OfRules.Faults(adapter.Example)));
    }

    /// <summary>What a person would likely get wrong, as a change of rules that are right.</summary>
    [Theory]
    [InlineData("target: 95%", "target: 100%")]
    [InlineData("target: 95%", "target: 100")]
    [InlineData("target: 95%", "target: 0")]
    [InlineData("target: 95%", "target: 150%")]
    [InlineData("target: 95%", "target: -5")]
    [InlineData("target: 95%", "target: NaN")]
    [InlineData("target: 95%", "target: high")]
    [InlineData("target: 95%", "tagret: 95%")]
    [InlineData("target: 95%", "target: 95%\nTarget: 95%")]
    [InlineData("within: 24h", "witin: 24h")]
    [InlineData("within: 24h", "within: 24 hours")]
    [InlineData("within: 24h", "within: 24")]
    [InlineData("within: 24h", "within: 0h")]
    [InlineData("within: 24h", "within: 24h, onFailure: ignore")]
    [InlineData("cycleTime: {", "cycletime: {")]
    [InlineData("{ cycleTime: { within: 24h } }", "{ cycleTime: { within: 24h }, success: }")]
    [InlineData("{ cycleTime: { within: 24h } }", "{}")]
    [InlineData("{ cycleTime: { within: 24h } }", "cycleTime")]
    [InlineData("{ cycleTime: { within: 24h } }", "{ cycleTime: }")]
    [InlineData("window: 30d", "window: month")]
    [InlineData("window: 30d", "window: 3bd")]
    [InlineData("window: 30d", "window: { calendar: year }")]
    [InlineData("window: 30d", "window: { timeZone: UTC }")]
    [InlineData("window: 30d\n", "")]
    [InlineData("window: 30d", "window:")]
    [InlineData("window: 30d", "window: 30d\nwhere: { outcome: faild }")]
    [InlineData("window: 30d", "window: 30d\nwhere: { tenant: acme }")]
    [InlineData("window: 30d", "window: 30d\npauses: []")]
    [InlineData("name: quick", "name: quick orders")]
    [InlineData("kind: SLO", "kind: Slo")]
    [InlineData("kind: SLO\n", "")]
    [InlineData("share: 2%", "share: 0%")]
    [InlineData("share: 2%", "share: 101%")]
    [InlineData("severity: page", "severity: phone")]
    [InlineData("]\n", "]\nminBad: 0\n")]
    [InlineData("]\n", "]\nminBad: few\n")]
    [InlineData("]\n", "]\nbudget: { spent: [100%] }\n")]
    [InlineData("burn: [{ share: 2%, over: 1h, severity: page }]", "burn: { share: 2%, over: 1h, severity: page }")]
    [InlineData("kind: Workflow\n", "kind: Workflow\nlives: many\n")]
    [InlineData("kind: Workflow\n", "kind: Workflow\nstates: { main: { submitted: } }\n")]
    [InlineData("kind: Workflow\nname: orders\n", "- kind: Workflow\n  name: orders\n")]
    public void Usual_mistakes_are_refused_by_the_schema_as_by_the_rules(string right, string wrong)
    {
        string all = $"{Workflow}---\n{Slo}---\n{Policy}";
        string changed = all.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(all, changed);

        Assert.NotEmpty(Validator.OfRules.Faults(changed));
        Assert.Contains(Problems(changed), problem => problem.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("target: 95%", "target: 95")]
    [InlineData("target: 95%", "target: 99.95")]
    [InlineData("target: 95%", "target: '99.5 %'")]
    [InlineData("target: 95%", "target: .5%")]
    [InlineData("target: 95%", "target: +5%")]
    [InlineData("name: quick", "name: 2026")]
    [InlineData("name: quick", "name: true")]
    [InlineData("{ cycleTime: { within: 24h } }", "{ success: { accept: 200 } }")]
    [InlineData("{ cycleTime: { within: 24h } }", "{ success: }")]
    [InlineData("window: 30d", "window: { calendar: month, timeZone: Europe/Amsterdam }")]
    [InlineData("window: 30d", "window: 30d\nwhere: { version: 2, attributes: { vip: true, tenant: [a, b] } }")]
    [InlineData("window: 30d", "window: 30d\ndescription: ''")]
    [InlineData("share: 2%", "share: 100%")]
    [InlineData("share: 2%", "share: 0.02")]
    [InlineData("]\n", "]\nminBad: 5\n")]
    [InlineData("]\n", "]\nminBad: '5'\n")]
    [InlineData("kind: Workflow\n", "kind: Workflow\nstates: { main: [received, done], money: paid }\n")]
    [InlineData("kind: Workflow\n", "kind: Workflow\nstates: received\n")]
    public void Other_ways_to_write_it_are_taken_by_both(string one, string other)
    {
        string changed = $"{Workflow}---\n{Slo}---\n{Policy}".Replace(one, other, StringComparison.Ordinal);

        Assert.Empty(Validator.OfRules.Faults(changed));
        Assert.DoesNotContain(Problems(changed), problem => problem.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("xes", "classifier: [concept:name]\n", true)]
    [InlineData("csv", "classifier: [concept:name]\n", false)]
    [InlineData("csv", "columns: { case: id }\n", true)]
    [InlineData("csv", "columns: { cas: id }\n", false)]
    [InlineData("csv", "encoding: latin-9\n", false)]
    [InlineData("jsonLines", "starts: first event\n", false)]
    [InlineData("xes", "ends: { Done*: { outcome: completed } }\n", true)]
    [InlineData("xes", "ends: { Done*: { outcome: fine } }\n", false)]
    [InlineData("xes", "transitions: { begun: start }\n", true)]
    [InlineData("xes", "transitions: { begun: started }\n", false)]
    public void The_settings_of_a_mapping_are_those_of_its_format(string format, string mapping, bool fits)
    {
        string yaml = $"kind: Source\nname: log\nworkflow: orders\nformat: {format}\nmapping:\n  {mapping}";

        Assert.Equal(fits, Validator.OfRules.Faults(yaml).Count == 0);
        Assert.Equal(fits, Problems($"{Workflow}---\n{yaml}").All(problem => problem.Severity == Severity.Warning));
    }

    private static IReadOnlyList<Problem> Problems(string yaml)
    {
        using TempFolder folder = new TempFolder().With("all.yaml", yaml);
        return RuleFolder.Load(folder.Root).Problems;
    }
}
