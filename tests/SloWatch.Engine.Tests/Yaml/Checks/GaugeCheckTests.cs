using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Checks;

/// <summary>What is measured has to be asked for.</summary>
public class GaugeCheckTests
{
    private const string Slo = "kind: SLO\nname: short-queue\nworkflow: queues\nindicator:\n  metric:\n    gauge: depth\n    limit: 10\ntarget: 99%\nwindow: 30d\nalerts: none\n";

    private const string Source = "kind: Source\nname: depths\nworkflow: queues\nformat: prometheus\nmapping:\n  url: http://127.0.0.1:9090\n  every: 5m\n  gauges:\n    depth: { query: sum(depth) }\n";

    [Fact]
    public void A_gauge_that_nobody_asks_for_is_told_with_the_ones_there_are() => Assert.Equal(
        ["slo.yaml:5:3: no Source of the workflow 'queues' asks for the gauge 'dept'; write 'depth', or add it to 'gauges' of the Source"],
        Problems(Slo.Replace("gauge: depth", "gauge: dept", StringComparison.Ordinal), Source));

    [Fact]
    public void A_gauge_that_somebody_else_may_tell_is_not() =>
        Assert.Empty(Problems(Slo.Replace("gauge: depth", "gauge: dept", StringComparison.Ordinal), $"{Source}---\nkind: Source\nname: other\nworkflow: queues\nformat: jsonLines\n"));

    [Fact]
    public void Slices_that_are_shorter_than_the_rounds_are_warned_of() => Assert.Equal(
        ["slo.yaml:5:3: warning: the gauge 'depth' is asked for every 5m, so that most slices of 1m are not counted; set 'slice' to 5m or more, or ask more often with 'every' of the Source"],
        Problems(Slo, Source));

    [Fact]
    public void Slices_as_long_as_the_rounds_are_fine() =>
        Assert.Empty(Problems(Slo.Replace("    limit: 10\n", "    limit: 10\n    slice: 5m\n", StringComparison.Ordinal), Source));

    [Theory]
    [InlineData("backlog: { gauge: dept, limit: 10 }", "no Source of the workflow 'queues' asks for the gauge 'dept'; write 'depth', or add it to 'gauges' of the Source")]
    [InlineData("freshness: { gauge: dept, within: 10m }", "no Source of the workflow 'queues' asks for the gauge 'dept'; write 'depth', or add it to 'gauges' of the Source")]
    [InlineData("metric: { gauge: depth, limit: 10, slice: 5m, measure: payments }", "warning: 'measure' is 'payments', and the gauge 'depth' has one value, which is called 'value': nothing is ever counted; remove 'measure', or tell several values of the gauge apart with 'by' in the Source")]
    [InlineData("backlog: { gauge: depth, limit: 10, hold: 1m }", "warning: the gauge 'depth' is asked for every 5m, so that nothing is known for a part of the time: a value holds for 1m; set 'hold' to 5m or more, or ask more often with 'every' of the Source")]
    [InlineData("freshness: { gauge: depth, within: 1m }", "warning: the gauge 'depth' is asked for every 5m, so that slices are bad though nothing is amiss: it is to be told of within 1m; set 'within' to 5m or more, or ask more often with 'every' of the Source")]
    [InlineData("metric: { gauge: depth, limit: 10, slice: 5m, measure: value }", null)]
    [InlineData("backlog: { gauge: depth, limit: 10 }", null)]
    [InlineData("freshness: { gauge: depth, within: 5m }", null)]
    public void What_cannot_count_is_told(string indicator, string? problem) => Assert.Equal(
        problem is null ? [] : [$"slo.yaml:5:3: {problem}"],
        Problems(Slo.Replace("metric:\n    gauge: depth\n    limit: 10", indicator, StringComparison.Ordinal), Source));

    [Fact]
    public void A_measure_may_be_one_of_several_or_what_another_tells()
    {
        string slo = Slo.Replace("    limit: 10\n", "    limit: 10\n    slice: 5m\n    measure: payments\n", StringComparison.Ordinal);
        Assert.Empty(Problems(slo, Source.Replace("query: sum(depth)", "query: sum(depth) by (queue), by: queue", StringComparison.Ordinal)));
        Assert.Empty(Problems(slo, $"{Source}---\nkind: Source\nname: other\nworkflow: queues\nformat: jsonLines\n"));
    }

    [Fact]
    public void What_is_no_name_of_a_gauge_is_not_proposed() => Assert.Contains(
        "slo.yaml:5:3: no Source of the workflow 'queues' asks for the gauge 'dead-letters'; use one of: depth, or add it to 'gauges' of the Source",
        Problems(Slo.Replace("gauge: depth", "gauge: dead-letters", StringComparison.Ordinal), $"{Source}    a@b: {{ query: up }}\n    \"\": {{ query: up }}\n"));

    [Fact]
    public void A_source_that_is_asked_sees_no_cases() => Assert.Contains(
        "indicator 'cycleTime' of SLO 'short-queue' needs starts (when cases begin)",
        Assert.Single(Problems(Slo.Replace("metric:\n    gauge: depth\n    limit: 10", "cycleTime:\n    within: 1h", StringComparison.Ordinal), Source)), StringComparison.Ordinal);

    private static string[] Problems(string slo, string source)
    {
        using TempFolder folder = new TempFolder().With("slo.yaml", slo).With("source.yaml", source).With("workflow.yaml", "kind: Workflow\nname: queues\n");
        return LoanRules.Problems(folder);
    }
}
