using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>Years of planned times are opened bit by bit: whoever has it stop waits for a few days of them, and the next run opens the others.</summary>
public sealed class InterruptedScheduleTests : IDisposable
{
    /// <summary>At once no more days are written than these.</summary>
    private const int AtMost = 31;

    private static readonly RuleSet Before = ImportPlace.Rules(Measure.CycleTime("1h"));
    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.By("schedule", ("cron", "0 */6 * * *"), ("within", "15m"), ("since", "2023-06-01")));

    private readonly ImportPlace place = new();
    private readonly CancellationTokenSource stop = new();

    public void Dispose()
    {
        stop.Dispose();
        place.Dispose();
    }

    [Fact]
    public void An_import_stops_amid_the_days_it_opens()
    {
        string file = place.Write("events.jsonl", Case.Of("a").Started("08:00").Ended("08:30").Facts);
        StopAtTheFirstDays();
        using (IStore store = place.Through(place.Open()))
        {
            Assert.Throws<OperationCanceledException>(() => FileImporter.Run(new ImportRequest(file, null, null, Replace: false), store, Rules, TimeProvider.System, null, stop.Token));
        }

        Assert.InRange(Days(), 1, AtMost);
        place.Through = store => store;
        place.Import(file, Rules);
        AssertWhole();
    }

    [Fact]
    public void A_count_by_new_rules_stops_amid_the_days_it_opens()
    {
        place.Import(Case.Of("a").Started("08:00").Ended("08:30").Facts, Before);
        StopAtTheFirstDays();
        using (IStore store = place.Through(place.Open()))
        {
            Assert.Throws<OperationCanceledException>(() => BackFill.Run(store, Rules, TimeProvider.System, null, stop.Token));
        }

        Assert.InRange(Days(), 1, AtMost);
        place.Through = store => store;
        using (IStore store = place.Open())
        {
            BackFill.Run(store, Rules, TimeProvider.System, null, CancellationToken.None);
        }

        AssertWhole();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_stops_amid_the_days_it_opens(bool asked)
    {
        DrivenClock clock = new(Monday.At("09:00"));
        LiveEngine? engine = null;
        Task? stopped = null;
        place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (OpensDays(commit))
            {
                // The engine ends when the tick has, and can only be given time to be told.
                stopped ??= asked ? stop.CancelAsync() : engine!.StopAsync();
                SpinWait.SpinUntil(() => stopped.IsCompleted, asked ? Timeout.Infinite : 200);
            }
        });
        using (IStore store = place.Through(place.Open()))
        {
            engine = LiveEngine.Start(store, Rules, new LiveOptions { Stopping = stop.Token }, clock);
            await engine.TryTake(new Delivery("test", [.. Case.Of("a").Started("08:00").Ended("08:30").Facts], []))!;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(engine.TickAsync);
            await stopped!;
            await (asked ? engine.StopAsync() : stopped);
        }

        Assert.InRange(Days(), 1, asked ? AtMost : 214);
        place.Through = store => store;
        using (IStore store = place.Open())
        using (LiveEngine again = LiveEngine.Start(store, Rules, new LiveOptions(), clock))
        {
            await again.TickAsync();
        }

        Assert.Equal(215, Days());
        place.AssertAudited(Rules);
    }

    /// <summary>From June to New Year's Day, on which the case was.</summary>
    private void AssertWhole()
    {
        using ImportPlace other = new();
        other.Import(Case.Of("a").Started("08:00").Ended("08:30").Facts, Rules);
        Assert.Equal(215, Days());
        Assert.Equal(other.Read(store => store.Ledger.Sum(Rules.Objectives[1].Measurement.Hash, Core.Time.Instant.Never, Core.Time.Instant.Ever)), place.Read(store => store.Ledger.Sum(Rules.Objectives[1].Measurement.Hash, Core.Time.Instant.Never, Core.Time.Instant.Ever)));
        place.AssertAudited(Rules);
    }

    private void StopAtTheFirstDays() => place.Through = store => new FaultyStore(store, (_, commit) =>
    {
        if (OpensDays(commit))
        {
            stop.Cancel();
        }
    });

    /// <summary>One day may be told of the start of a case.</summary>
    private static bool OpensDays(Commit commit) => commit.Instances.Count(row => SubjectKey.Of(row.Key.Id) is not null) > 1;

    private int Days() => place.Read(store => store.Instances.All(null).Count(row => SubjectKey.Of(row.Key.Id) is not null));
}
