using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Indicators;

/// <summary>What each indicator needs a source to see, and which settings it cannot do without.</summary>
public class NeedsTests
{
    private static readonly Workflow Declared = Some.Workflow with
    {
        Routes = new Dictionary<string, StateRoutes> { ["main"] = new([], new Dictionary<string, IReadOnlyList<string>> { ["new"] = ["done"] }) },
    };

    [Theory]
    [InlineData("starts ends everyInstance", "cycleTime", "within=1h")]
    [InlineData("ends steps openSteps everyInstance", "cycleTime", "within=1h", "from=step:a")]
    [InlineData("starts ends steps openSteps everyInstance", "cycleTime", "within=1h", "to=step:a")]
    [InlineData("ends states everyInstance", "cycleTime", "within=1h", "from=state:a", "to=state:b")]
    [InlineData("ends steps openSteps states everyInstance", "cycleTime", "within=1h", "from=state:a", "to=step:b")]
    [InlineData("starts ends everyInstance", "success")]
    [InlineData("steps everyInstance", "success", "step=a")]
    [InlineData("steps openSteps everyInstance", "success", "step=a", "within=1h")]
    [InlineData("starts ends order everyInstance", "stuck", "after=1h")]
    [InlineData("starts ends states order everyInstance", "stuck", "after=1h", "by=state")]
    [InlineData("steps openSteps everyInstance", "stepTime", "within=1h")]
    [InlineData("steps openSteps pickUp everyInstance", "waitTime", "within=1h")]
    [InlineData("ends steps openSteps everyInstance", "handoff", "from=a", "to=b", "within=1h")]
    [InlineData("ends everyInstance", "handoff", "toWorkflow=shipping", "within=1h")]
    [InlineData("ends steps openSteps everyInstance", "handoff", "from=a", "toWorkflow=shipping", "within=1h")]
    [InlineData("starts ends attempts everyInstance", "retries", "max=1")]
    [InlineData("steps attempts everyInstance", "retries", "max=1", "step=a")]
    [InlineData("starts ends steps everyInstance", "compensations", "max=1")]
    [InlineData("starts ends steps everyInstance", "compensations", "max=1", "step=a")]
    [InlineData("steps everyInstance", "duplicates")]
    [InlineData("starts ends states order everyInstance", "conformance")]
    [InlineData("starts everyInstance", "schedule", "cron=@daily", "within=1h")]
    [InlineData("starts ends everyInstance", "schedule", "cron=@daily", "within=1h", "by=end")]
    [InlineData("gauges", "backlog", "gauge=queue", "limit=10")]
    [InlineData("starts ends order everyInstance", "stuckShare", "after=1h", "limit=10%")]
    [InlineData("starts ends states order everyInstance", "stuckShare", "after=1h", "limit=10%", "by=state")]
    [InlineData("gauges", "metric", "gauge=queue", "limit=10")]
    [InlineData("gauges", "freshness", "gauge=queue", "within=1h")]
    public void A_source_has_to_see_what_decides_its_verdicts(string sights, string indicator, params string[] settings) =>
        Assert.Equal(sights, string.Join(' ', SightNames.Of(Measure.By(Declared, indicator, [.. settings.Select(Setting)]).Indicator.Needs)));

    [Theory]
    [InlineData("steps openSteps states", "stuck", "after=1h")]
    [InlineData("", "stuck", "after=1h", "by=state")]
    [InlineData("steps openSteps states", "stuckShare", "after=1h", "limit=10%")]
    [InlineData("", "stuckShare", "after=1h", "limit=10%", "by=state")]
    [InlineData("", "success")]
    public void What_is_stuck_by_progress_needs_a_source_that_sees_some(string sights, string indicator, params string[] settings) =>
        Assert.Equal(sights, string.Join(' ', SightNames.Of(Measure.By(Declared, indicator, [.. settings.Select(Setting)]).Indicator.NeedsOneOf)));

    [Theory]
    [InlineData("", "cycleTime", "within=1h")]
    [InlineData("progress", "cycleTime", "within=1h", "to=step:a")]
    [InlineData("", "cycleTime", "within=1h", "to=state:a")]
    [InlineData("", "success")]
    [InlineData("progress hangs", "stuck", "after=1h")]
    [InlineData("hangs", "stuck", "after=1h", "by=state")]
    [InlineData("progress", "retries", "max=1")]
    [InlineData("progress", "compensations", "max=1")]
    [InlineData("", "conformance")]
    public void Those_that_look_at_steps_watch_progress_and_one_shows_what_hangs(string traits, string indicator, params string[] settings)
    {
        IInstanceIndicator one = Assert.IsAssignableFrom<IInstanceIndicator>(Measure.By(Declared, indicator, [.. settings.Select(Setting)]).Indicator);
        Assert.Equal(traits, string.Join(' ', ((string[])[one.WatchesProgress ? "progress" : "", one.ShowsWhatHangs ? "hangs" : ""]).Where(trait => trait.Length > 0)));
    }

    [Theory]
    [InlineData(false, "retries", "max=1")]
    [InlineData(false, "retries", "max=1", "step=a")]
    [InlineData(false, "compensations", "max=1")]
    [InlineData(false, "compensations", "max=1", "step=a")]
    [InlineData(false, "duplicates")]
    [InlineData(false, "conformance")]
    [InlineData(false, "success")]
    [InlineData(true, "success", "within=1h")]
    [InlineData(true, "cycleTime", "within=1h")]
    [InlineData(true, "stuck", "after=1h")]
    [InlineData(true, "stepTime", "step=a", "within=1h")]
    [InlineData(true, "waitTime", "step=a", "within=1h")]
    [InlineData(true, "handoff", "from=a", "to=b", "within=1h")]
    public void Only_what_is_timed_has_deadlines(bool has, string indicator, params string[] settings) =>
        Assert.Equal(has, Measure.By(Declared, indicator, [.. settings.Select(Setting)]).Indicator.HasDeadline);

    [Fact]
    public void Of_the_workflow_that_takes_over_every_start_has_to_be_seen() =>
        Assert.Equal(["starts", "everyInstance"], SightNames.Of(Receiver.Needs));

    [Fact]
    public void Settings_that_are_required_are_these() => Assert.Equal(
        ["backlog.gauge", "backlog.limit", "compensations.max", "cycleTime.within", "freshness.gauge", "freshness.within", "handoff.within", "metric.gauge", "metric.limit", "retries.max", "schedule.cron", "schedule.within", "stepTime.within", "stuck.after", "stuck.states.after", "stuckShare.after", "stuckShare.limit", "waitTime.within"],
        IndicatorCatalogue.Names.SelectMany(name => Required(name, IndicatorCatalogue.Find(name)!.Settings)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Required(string path, IReadOnlyList<SettingDeclaration> settings) =>
        settings.SelectMany(setting => Required($"{path}.{setting.Name}", setting.Inner).Concat(setting.Required ? [$"{path}.{setting.Name}"] : []));

    private static (string, object) Setting(string text)
    {
        string[] parts = text.Split('=', ':');
        return (parts[0], parts.Length == 2 ? parts[1] : new (string, object)[] { (parts[1], parts[2]) });
    }
}
