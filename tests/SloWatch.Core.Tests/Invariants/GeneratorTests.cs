using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

/// <summary>A property is worth what its cases hold: these watch the generator and the shrinker.</summary>
public class GeneratorTests
{
    private static readonly List<IReadOnlyList<WorkflowEvent>> Histories = [.. Enumerable.Range(1, 300).Select(seed => HistoryGenerator.Instance(HistoryGenerator.Key, new Dice(seed), 1 + (seed % 25)))];

    public static TheoryData<string, Func<IReadOnlyList<WorkflowEvent>, bool>> Features() => new()
    {
        { "a doubled event", history => history.Select(EventText.Of).Distinct().Count() < history.Count },
        { "a revision", history => Revisions(history).Any(fact => fact.Count() > 1) },
        { "two claims of one revision", history => history.Where(fact => fact.Fact is not null).GroupBy(fact => (fact.Source, fact.Fact, fact.Rev)).Any(claims => claims.Select(EventText.Of).Distinct().Count() > 1) },
        { "a void", history => history.Any(fact => fact.Void) },
        { "a void undone", history => Revisions(history).Any(fact => fact.Any(older => older.Void && fact.Any(newer => newer.Rev > older.Rev && !newer.Void))) },
        { "named lives", history => history.Select(fact => fact.Details?.Life).OfType<string>().Distinct().Count() > 1 },
        { "a reopened life", history => history.Any(fact => fact.Kind == EventKind.Reopened) },
        { "an unrelated start", history => history.Count(fact => fact.Kind == EventKind.Started) > 1 },
        { "a missing start", history => history.Count > 0 && history.All(fact => fact.Kind != EventKind.Started) },
        { "never ending", history => history.Count > 0 && history.All(fact => fact.Kind != EventKind.Ended) },
        { "several ends", history => history.Count(fact => fact.Kind == EventKind.Ended) > 1 },
        { "vanished", history => history.Any(fact => fact.Outcome == Outcome.Vanished) },
        { "a pause that is never left", history => PausedAtTheEnd(history) },
        { "a pause told late", history => history.Count > 1 && history[^1] is { Kind: EventKind.State, State: "waiting" } late && history.Any(fact => fact.At > late.At) },
        { "blocked inside a pause", history => BlockedInAPause(history) },
        { "a pause only noticed", history => history.Any(fact => fact is { State: "waiting", NotBefore: not null }) },
        { "blocked", history => history.Any(fact => fact.Kind == EventKind.Blocked) },
        { "suspended and resumed", history => history.Any(fact => fact.Kind == EventKind.Suspended) && history.Any(fact => fact.Kind == EventKind.Resumed) },
        { "parallel runs without names", history => history.Where(fact => fact.Run is null && fact.Step is not null).GroupBy(fact => fact.Step).Any(step => step.Count(fact => fact.Kind == EventKind.StepStarted) > 1) },
        { "a renamed run", history => history.Where(fact => fact.Run is not null).GroupBy(fact => fact.Run).Any(run => run.Any(fact => fact.Step!.EndsWith("-renamed", StringComparison.Ordinal))) },
        { "steps of the run itself", history => history.Any(fact => fact.Kind == EventKind.StepStarted && fact.Step is null) },
        { "a retry planned", history => history.Any(fact => fact.Details?.RetryAt is not null) },
        { "told out of order", history => history.Zip(history.Skip(1)).Any(pair => pair.Second.At < pair.First.At) },
        { "the same time", history => history.GroupBy(fact => fact.At).Any(group => group.Count() > 2) },
        { "only noticed", history => history.Any(fact => fact.NotBefore is not null) },
        { "several sources", history => history.Select(fact => fact.Source).Distinct().Count() > 1 },
        { "a gap", history => history.Any(fact => fact.Kind == EventKind.Gap) },
        { "alive", history => history.Any(fact => fact.Kind == EventKind.Alive) },
        { "numbered", history => history.Any(fact => fact.Details?.Seq is not null) },
        { "a changed version", history => history.Select(fact => fact.Details?.Version).OfType<string>().Distinct().Count() > 1 },
    };

    [Theory]
    [MemberData(nameof(Features), DisableDiscoveryEnumeration = true)]
    public void The_generator_makes(string feature, Func<IReadOnlyList<WorkflowEvent>, bool> holds) =>
        Assert.True(Histories.Count(holds) >= 3, $"'{feature}' is in {Histories.Count(holds)} of {Histories.Count} histories");

    [Fact]
    public void A_failing_property_names_its_seed_and_shrinks_to_what_makes_it_fail()
    {
        PropertyFailedException failure = Assert.Throws<PropertyFailedException>(() => Property.Holds(200, Bare, trial =>
            trial.Events.Any(fact => fact.Kind == EventKind.Blocked) && trial.Events.Any(fact => fact.Void) ? "blocked and void" : null));
        string[] lines = failure.Message.Split('\n');
        Assert.StartsWith("SLOWATCH_SEED=", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"shrunk to [12]\)$", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("  { kind: Blocked, at: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_seeds_make_equal_histories() =>
        Assert.Equal(Histories[7].Select(EventText.Of), HistoryGenerator.Instance(HistoryGenerator.Key, new Dice(8), 9).Select(EventText.Of));

    private static bool PausedAtTheEnd(IReadOnlyList<WorkflowEvent> history) =>
        history.All(fact => fact.Kind != EventKind.Ended) && history.LastOrDefault(fact => fact is { Kind: EventKind.State, Track: null or "main" }) is { State: "waiting" };

    private static bool BlockedInAPause(IReadOnlyList<WorkflowEvent> history) =>
        history.Index().Any(at => at.Item is { State: "waiting" } && history.Skip(at.Index + 1).TakeWhile(fact => fact.Kind != EventKind.State).Any(fact => fact.Kind == EventKind.Blocked));

    private static IEnumerable<IGrouping<(string, string?), WorkflowEvent>> Revisions(IReadOnlyList<WorkflowEvent> history) =>
        history.Where(fact => fact.Fact is not null).GroupBy(fact => (fact.Source, fact.Fact));

    private static Trial Bare(int seed, int size) => new(
        seed, size, HistoryGenerator.Instance(HistoryGenerator.Key, new Dice(seed), size), new WorkflowRules(new Workflow(HistoryGenerator.Key.Workflow), []), Effort: 1);
}
