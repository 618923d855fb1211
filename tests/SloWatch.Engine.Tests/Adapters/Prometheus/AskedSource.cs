using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Polling;
using SloWatch.Engine.Tests.Yaml;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Prometheus;

/// <summary>A Source whose server is asked once.</summary>
internal static class AskedSource
{
    public static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)) + TimeSpan.FromMilliseconds(250);

    public const string OneGauge = "    depth:\n      query: sum(depth)\n";

    /// <param name="gauges">Below <c>gauges</c>, as YAML.</param>
    /// <param name="more">Of the mapping, as YAML.</param>
    public static SourceDefinition Of(string url, string gauges = OneGauge, string more = "")
    {
        using TempFolder folder = new TempFolder()
            .With("workflow.yaml", "kind: Workflow\nname: queues\n")
            .With("source.yaml", $"kind: Source\nname: depths\nworkflow: queues\nformat: prometheus\nmapping:\n  url: {url}\n{more}  gauges:\n{gauges}");
        return Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Sources);
    }

    /// <param name="time">Null: as it passes.</param>
    public static async Task<PollRound> AskAsync(SourceDefinition source, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        using IPoller poller = AdapterCatalogue.FindPolled(source.Format)!.PollerOf(source, time ?? TimeProvider.System);
        return await poller.AskAsync(Noon, cancellation);
    }

    /// <summary>The trouble without the place of the gauge, and the server as <c>URL</c>.</summary>
    public static string Trouble(PollRound round, string url)
    {
        string trouble = round.Trouble ?? "none";
        int gauge = trouble.IndexOf("gauge '", StringComparison.Ordinal);
        return trouble[Math.Max(0, gauge)..].Replace(url, "URL", StringComparison.Ordinal);
    }

    public static string Line(WorkflowEvent fact) => $"{fact.Kind} {fact.Instance} {fact.Details?.Name}={fact.Details?.Value} at {fact.At} by {fact.Source} of {fact.Workflow}";
}
