using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Recordings;

/// <summary>What n8n wrote down and posted, by the rules that people copy, against what really ran.</summary>
public class N8nWebhookTests
{
    private const string Truth = "recordings/n8n/truth.json.gz";

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(3);

    private static readonly string[] Logs = ["1-crash-recovery-and-concurrency-limit", "2-otlp-run", "3-pruning-run", "4-queued-run"];

    [DataFact(Truth)]
    public async Task Every_execution_of_the_event_log_ends_as_it_did_and_took_the_steps_that_it_took()
    {
        await using Webhook webhook = await Webhook.StartAsync("n8n.yaml");
        string[] lines = [.. Logs.SelectMany(log => TruthFile.Lines($"recordings/n8n/events/event-log-{log}.log.gz")).Where(line => line.Length > 0)];

        await webhook.PostAsync("n8n-log", lines);

        Assert.Empty(webhook.Refused);
        Assert.Equal(lines.Length, webhook.Ignored + webhook.Accepted);
        HashSet<string> logged = [.. lines.Where(line => line.Contains("\"n8n.workflow.started\"", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetProperty("executionId").GetString()!)];
        TrueLife[] truth = [.. TruthFile.Read(Truth).Where(life => life.Instance is { } id && logged.Contains(id))];
        string[] differences = [.. truth.SelectMany(life => Differences(webhook.Lives(life.Workflow, life.Instance!), life))];
        Assert.True(truth.Length >= 90, $"{truth.Length}");
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [DataFact(Truth)]
    public async Task Every_execution_that_the_error_workflow_told_of_has_failed_once()
    {
        await using Webhook webhook = await Webhook.StartAsync("n8n.yaml");
        string[] bodies = [.. TruthFile.Lines("recordings/n8n/events/error-workflow.jsonl").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("body").GetRawText())];

        await webhook.PostAsync("n8n-errors", bodies);

        Assert.Empty(webhook.Refused);
        (string Workflow, string Id)[] told = [.. bodies.Select(body => JsonDocument.Parse(body).RootElement).Select(body => (body.GetProperty("workflow").GetProperty("name").GetString()!, body.GetProperty("execution").GetProperty("id").GetString()!)).Distinct()];
        Assert.Equal(45, told.Length);
        Dictionary<string, TrueLife> truth = TruthFile.Read(Truth).Where(life => life.Instance is not null).ToDictionary(life => life.Instance!);
        foreach ((string workflow, string id) in told.Where(one => truth.ContainsKey(one.Id))) // not all of them called the driver
        {
            Life life = Assert.Single(webhook.Lives(workflow, id));
            Assert.Equal(truth[id].Outcome, life.Closing!.Value.Outcome);
            Assert.NotNull(life.Closing.Value.Error);
        }
    }

    /// <summary>The driver wrote down when it asked, and what had to wait in the queue began later.</summary>
    private static IEnumerable<string> Differences(IReadOnlyList<Life> told, TrueLife truth)
    {
        string name = $"{truth.Workflow}/{truth.Instance} {truth.BusinessKey} ({truth.Scenario})";
        if (told.Count != 1)
        {
            yield return $"{name}: {told.Count} lives";
            yield break;
        }

        Life life = told[0];
        Outcome outcome = life.Closing?.Outcome ?? Outcome.None;
        if (outcome != truth.Outcome || life.BegunAt < truth.StartedAt - Skew || Apart(life.Closing?.At, truth.EndedAt))
        {
            yield return $"{name}: {life.BegunAt} {life.Closing?.At} {outcome}, in truth {truth.StartedAt} {truth.EndedAt} {truth.Outcome}";
        }

        foreach (TrueStep step in truth.Steps.Where(step => life.Runs.All(run => run.Name != step.Name.Split('[')[0])))
        {
            yield return $"{name}: no step {step.Name}";
        }
    }

    private static bool Apart(Instant? x, Instant? y) => x is { } a && y is { } b && (a - b).Duration() > Skew;
}
