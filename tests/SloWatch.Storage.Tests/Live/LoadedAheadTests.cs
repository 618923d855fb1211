using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;
using Delivery = SloWatch.Engine.Live.Delivery;

namespace SloWatch.Storage.Tests.Live;

/// <summary>More instances at once than are loaded together, again and again, while what was delivered before is being written.</summary>
public class LoadedAheadTests
{
    private const int Cases = 1500;
    private const int Steps = 5;

    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.StepTime("charge", "7s"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_loaded_ahead_has_everything_that_is_stored_or_on_its_way(int seed)
    {
        using LivePlace live = new(Rules, "23:00");
        long written = 0, older = 0;
        live.Place.Through = store => new FaultyStore(store, (writer, commit) =>
        {
            foreach (StoredInstance row in commit.Instances)
            {
                written++;
                older += row.RowVersion == (writer.Instances.Load([row.Key])[0]?.RowVersion ?? 0) ? 0 : 1;
            }
        });

        // All at once: while one group is being written, the next is advanced.
        await Task.WhenAll(Rounds(new Dice(seed)).Select(round => live.Engine.TryTake(new Delivery("test", round, []))!));

        Assert.InRange(written, 3 * Cases, 2 * Steps * Cases);
        Assert.Equal(0, older);
        live.GoTo("23:30");
        live.Restart();
        live.Place.AssertAudited(Rules);
    }

    /// <summary>In each an event of every case, in no order.</summary>
    private static IEnumerable<List<WorkflowEvent>> Rounds(Dice dice)
    {
        for (int step = 0; step < Steps; step++)
        {
            Instant at = Monday.At("09:00") + TimeSpan.FromMinutes(step);
            yield return Round(dice, i => Some.Fact(EventKind.StepStarted, "09:00", $"c{i}") with { At = at, Step = "charge", Run = $"{step}" });
            yield return Round(dice, i => Some.Fact(EventKind.StepEnded, "09:00", $"c{i}") with { At = at + TimeSpan.FromSeconds(i % 14), Step = "charge", Run = $"{step}", Outcome = Outcome.Completed });
        }
    }

    private static List<WorkflowEvent> Round(Dice dice, Func<int, WorkflowEvent> told)
    {
        List<WorkflowEvent> round = [.. Enumerable.Range(0, Cases).Select(told)];
        dice.Shuffle(round);
        return round;
    }
}
