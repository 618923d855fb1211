using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class BatchTests : IDisposable
{
    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("24h"), Measure.StepTime("check", "30s"));

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void An_instance_longer_than_a_transaction_is_written_in_several_and_counted_once()
    {
        int writes = 0;
        place.Through = store => new FaultyStore(store, (_, commit) => writes += commit.Instances.Count);

        ImportResult result = place.Import(Loop(runs: 12_500), Rules);

        Assert.Equal((25_001, 25_001, 0), (result.Events, result.New, result.Refused));
        Assert.InRange(writes, 3, 5);
        Assert.Equal(12_500, place.Read(store => store.Ledger.Sum(Rules.Objectives[1].Measurement.Hash, Instant.Never, Instant.Ever).Begun));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void What_an_instance_refuses_is_in_quarantine_and_not_counted_as_known()
    {
        ImportResult result = place.Import(Loop(runs: 50_010), Rules);

        Assert.Equal((100_000, 100_000, 21), (result.Events, result.New, result.Refused));
        Assert.Equal(21, place.Read(store => store.Sources.QuarantineCount(null)));
    }

    [Fact]
    public void Progress_only_grows_and_ends_with_the_whole_file()
    {
        string file = place.Write("events.jsonl", Loop(runs: 25_000));
        List<ImportProgress> told = [];

        place.Import(file, Rules, progress: new Told(told));

        Assert.True(told.Count >= 3, $"told {told.Count} times");
        Assert.Equal(told.OrderBy(one => one.Events).ThenBy(one => one.BytesRead), told);
        Assert.Equal(new ImportProgress(new FileInfo(file).Length, new FileInfo(file).Length, 50_001), told[^1]);
    }

    private static IEnumerable<WorkflowEvent> Loop(int runs)
    {
        Instant begin = Monday.At("08:00");
        yield return Some.Fact(EventKind.Started, "08:00");
        for (int run = 0; run < runs; run++)
        {
            WorkflowEvent step = Some.Fact(EventKind.StepStarted, "08:00") with { Step = "check", Run = $"{run}", At = begin + TimeSpan.FromMinutes(run) };
            yield return step;
            yield return step with { Kind = EventKind.StepEnded, Outcome = Outcome.Completed, At = step.At + TimeSpan.FromSeconds(run % 60) };
        }
    }

    private sealed class Told(List<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value);
    }
}
