using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing;
using SloWatch.Testing.Histories;
using SloWatch.Testing.LoanLog;
using SloWatch.Testing.Stores;

namespace SloWatch.Storage.Tests.Invariants;

/// <summary>The whole way from files to the store, with a real log: what comes in disorder gives the same bytes as what comes in order.</summary>
public sealed class LoanLogOrderTests : IDisposable
{
    /// <summary>A seed takes some 8 s of one core, most of it in audit and dump, which use no second one.</summary>
    private static readonly ParallelOptions TwoAtATime = new() { MaxDegreeOfParallelism = 2 };

    private readonly TempFolder folder = new();

    [DataFact]
    public void The_loan_log_shuffled_doubled_and_in_parts_gives_the_same_bytes_for_twenty_seeds() => Compare(firstSeed: 1, seeds: 20);

    [LongDataFact]
    public void The_loan_log_shuffled_doubled_and_in_parts_gives_the_same_bytes_for_forty_more_seeds() => Compare(firstSeed: 21, seeds: 40);

    public void Dispose() => folder.Dispose();

    private void Compare(int firstSeed, int seeds)
    {
        RuleSet rules = LoanEvents.Rules();
        string expected = InOrder(rules);
        IReadOnlyList<WorkflowEvent> events = LoanEvents.Read(rules);
        Parallel.For(firstSeed, firstSeed + seeds, TwoAtATime, seed =>
        {
            string actual = InDisorder(events, rules, seed);
            Assert.True(DumpFile.Difference(expected, actual) is null, $"seed {seed}, {DumpFile.Difference(expected, actual)}");
            File.Delete(actual);
        });
    }

    private string InOrder(RuleSet rules)
    {
        using ImportPlace place = new();
        place.Import(SharedData.PathOf(SharedData.LoanLog), rules, workflow: LoanEvents.Workflow);
        place.AssertAudited(rules);
        return place.Read(store => DumpFile.Write(store, folder.PathOf("in-order.txt")));
    }

    private string InDisorder(IReadOnlyList<WorkflowEvent> events, RuleSet rules, int seed)
    {
        Dice dice = new(seed);
        using ImportPlace place = new();
        foreach (IReadOnlyList<WorkflowEvent> part in ShuffledLines.InParts(ShuffledLines.Of(events, dice), dice, parts: dice.Between(1, 5)))
        {
            ImportResult result = place.Import(part, rules);
            Assert.Equal((0, null), (result.Refused, result.Stopped));
        }

        place.AssertAudited(rules);
        return place.Read(store => DumpFile.Write(store, folder.PathOf($"seed-{seed}.txt")));
    }
}
