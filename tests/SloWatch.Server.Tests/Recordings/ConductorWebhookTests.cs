using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Recordings;

/// <summary>What Conductor posted, by the rules that people copy, against what really ran.</summary>
public class ConductorWebhookTests
{
    private const string Truth = "recordings/conductor/truth.json";
    private const string Notifications = "recordings/conductor/events/status-notifications.jsonl.gz";

    /// <summary>Between the driver's clock and the engine's, on a busy machine.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    /// <summary>The notification of one retry was lost in the engine's queue, and the driver wrote two lives of a child down as one.</summary>
    private static readonly string[] OtherLives = ["TERM-1", "CHILDX-1"];

    [DataFact(Notifications)]
    public async Task Every_instance_has_the_lives_and_outcomes_that_it_had_and_what_is_posted_again_changes_nothing()
    {
        await using Webhook webhook = await Webhook.StartAsync("conductor.yaml");
        string[] bodies = Bodies();

        await webhook.PostAsync("conductor", bodies);

        Assert.Empty(webhook.Refused);
        string[] differences = [.. Instances(webhook).SelectMany(one => Differences(one.Told, one.Truth))];
        Assert.Equal([], differences.Where(difference => !OtherLives.Any(name => difference.Contains(name, StringComparison.Ordinal))));
        Assert.Equal(2, differences.Length);
        (int known, int accepted) = (webhook.New, webhook.Accepted);
        await webhook.PostAsync("conductor", bodies.OrderByDescending(body => body.Length));
        Assert.Equal((known, 2 * accepted), (webhook.New, webhook.Accepted));
    }

    /// <summary>The engine dropped 136 notifications of tasks; of steps whose end came through, tries and outcome are right.</summary>
    [DataFact(Notifications)]
    public async Task Every_step_whose_end_came_through_has_the_tries_and_the_outcome_that_it_had()
    {
        await using Webhook webhook = await Webhook.StartAsync("conductor.yaml");

        await webhook.PostAsync("conductor", Bodies());

        (string Text, bool Agrees)[] steps = [.. Instances(webhook).SelectMany(one => Steps(one.Told, one.Truth))];
        Assert.Equal([], steps.Where(step => !step.Agrees).Select(step => step.Text));
        Assert.InRange(steps.Length, 230, 400);
    }

    private static IEnumerable<(IReadOnlyList<Life> Told, TrueLife[] Truth)> Instances(Webhook webhook) =>
        TruthFile.Read(Truth).GroupBy(life => (life.Workflow, Instance: life.Instance!)).Select(lives => (webhook.Lives(lives.Key.Workflow, lives.Key.Instance), lives.OrderBy(life => life.StartedAt).ToArray()));

    private static string[] Bodies() => [.. TruthFile.Lines(Notifications).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("body").GetRawText())];

    private static IEnumerable<string> Differences(IReadOnlyList<Life> told, TrueLife[] truth)
    {
        if (told.Count != truth.Length)
        {
            yield return $"{NameOf(truth[0])}: {told.Count} lives, in truth {truth.Length}";
            yield break;
        }

        foreach ((Life life, TrueLife other) in told.Zip(truth))
        {
            Outcome outcome = life.Closing?.Outcome ?? Outcome.None;
            if (outcome != other.Outcome || IsOtherStart(life.BegunAt, other) || IsApart(life.Closing?.At, other.EndedAt, Skew))
            {
                yield return $"{NameOf(other)}: {life.BegunAt} {life.Closing?.At} {outcome}, in truth {other.StartedAt} {other.EndedAt} {other.Outcome}";
            }
        }
    }

    /// <summary>Runs that the engine cancelled went on at the worker; retries of an operator are counted on by the engine.</summary>
    private static IEnumerable<(string Text, bool Agrees)> Steps(IReadOnlyList<Life> told, TrueLife[] truth) =>
        from lives in told.Count == truth.Length ? told.Zip(truth).Index() : []
        from step in lives.Item.Second.Steps
        let run = lives.Item.First.Runs.FirstOrDefault(run => run.Label == step.Name || run.Name == step.Name)
        where run?.Closing is { Outcome: not Outcome.Cancelled }
        let tries = lives.Index > 0 ? step.Attempts : run.Attempts
        let agrees = tries == step.Attempts && run.Closing!.Value.Outcome == step.Outcome && run.FirstSeen >= lives.Item.First.BegunAt - Skew
        select ($"{NameOf(lives.Item.Second)} {step.Name}: {run.Attempts} {run.Closing!.Value.Outcome} since {run.FirstSeen}, in truth {step.Attempts} {step.Outcome}", agrees);

    /// <summary>Of what the engine started itself the driver knew only when a worker got the first step.</summary>
    private static bool IsOtherStart(Instant? told, TrueLife truth) =>
        truth.Scenario is "scheduled" || truth.Scenario.StartsWith("child (", StringComparison.Ordinal) ? told > truth.StartedAt : IsApart(told, truth.StartedAt, Skew * 2);

    private static bool IsApart(Instant? x, Instant? y, TimeSpan most) => x is { } a && y is { } b && (a - b).Duration() > most;

    private static string NameOf(TrueLife life) => $"{life.Workflow}/{life.BusinessKey} ({life.Scenario})";
}
