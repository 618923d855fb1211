using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;
using Delivery = SloWatch.Engine.Live.Delivery;
using LiveOptions = SloWatch.Engine.Live.LiveOptions;
using Receipt = SloWatch.Engine.Live.Receipt;

namespace SloWatch.Storage.Tests.Live;

/// <summary>More instances at once than are loaded together, again and again, while what was delivered before is being written.</summary>
public sealed class LoadedAheadTests : IDisposable
{
    private const int Cases = 1500;
    private const int Steps = 5;

    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.StepTime("charge", "7s"));

    private readonly LivePlace live = new(Rules, "23:00", new LiveOptions(WaitingEvents: 100_000));
    private long written, older, parts;

    public LoadedAheadTests() => live.Place.Through = store => new FaultyStore(store, Look);

    public void Dispose() => live.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_loaded_ahead_has_everything_that_is_stored_or_on_its_way(int seed)
    {
        await DeliverAtOnce(Rounds(Cases, Steps, new Dice(seed)));

        Assert.InRange(written, 3 * Cases, 2 * Steps * Cases);
        AssertNothingWasOlder();
    }

    /// <summary>Of a long case only what has changed is on its way; and these are more facts than are kept of long ones.</summary>
    [Fact]
    public async Task What_is_on_its_way_in_part_is_waited_for()
    {
        const int cases = 200, before = 130, after = 60;
        await DeliverAtOnce(Rounds(cases, before, new Dice(4)));
        parts = 0;
        await DeliverAtOnce(Rounds(cases, after, new Dice(5), from: before));

        Assert.InRange(parts, 3 * cases, 2 * after * cases);
        AssertNothingWasOlder();
    }

    private void Look(IStoreWriter writer, Commit commit)
    {
        foreach (StoredInstance row in commit.Instances)
        {
            written++;
            parts += row.FirstChunk > 0 ? 1 : 0;
            older += row.RowVersion == (writer.Instances.Load([row.Key])[0]?.RowVersion ?? 0) ? 0 : 1;
        }
    }

    /// <summary>While one group is being written, the next is advanced.</summary>
    private Task<Receipt[]> DeliverAtOnce(IEnumerable<List<WorkflowEvent>> rounds) => Task.WhenAll(rounds.Select(round => live.Engine.TryTake(new Delivery("test", round, []))!));

    private void AssertNothingWasOlder()
    {
        Assert.Equal(0, older);
        live.GoTo("23:30");
        live.Restart();
        live.Place.AssertAudited(Rules);
    }

    /// <summary>In each an event of every case, in no order.</summary>
    private static IEnumerable<List<WorkflowEvent>> Rounds(int cases, int steps, Dice dice, int from = 0)
    {
        for (int step = from; step < from + steps; step++)
        {
            Instant at = Monday.At("09:00") + TimeSpan.FromMinutes(step);
            yield return Round(cases, dice, i => Some.Fact(EventKind.StepStarted, "09:00", $"c{i}") with { At = at, Step = "charge", Run = $"{step}" });
            yield return Round(cases, dice, i => Some.Fact(EventKind.StepEnded, "09:00", $"c{i}") with { At = at + TimeSpan.FromSeconds(i % 14), Step = "charge", Run = $"{step}", Outcome = Outcome.Completed });
        }
    }

    private static List<WorkflowEvent> Round(int cases, Dice dice, Func<int, WorkflowEvent> told)
    {
        List<WorkflowEvent> round = [.. Enumerable.Range(0, cases).Select(told)];
        dice.Shuffle(round);
        return round;
    }
}
