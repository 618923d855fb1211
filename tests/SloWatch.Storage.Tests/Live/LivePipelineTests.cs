using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Live;

/// <summary>Generated histories delivered to the service as they happen: in groups, late, twice, with ticks and restarts between them.</summary>
public class LivePipelineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void However_it_is_delivered_the_books_are_what_a_recount_says(int seed)
    {
        Dice dice = new(seed);
        Crowd crowd = Crowd.Of(seed, instances: 40, size: 20);
        using LivePlace live = new(crowd.Rules);
        live.Clock.Now = crowd.Events.Min(fact => fact.At.Micros) is var first ? new Instant(first) : default;
        foreach (IReadOnlyList<WorkflowEvent> group in Groups(crowd, dice))
        {
            Disturb(live, dice);
            live.Clock.Now = Instant.Max(live.Clock.Now, new Instant(group.Max(fact => fact.At.Micros)));
            live.Deliver(group);
        }

        live.GoTo(live.Clock.Now + TimeSpan.FromDays(2), TimeSpan.FromHours(12));
        live.Restart();

        live.Place.AssertAudited(crowd.Rules);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void What_was_delivered_live_is_counted_like_an_import_of_the_same(int seed)
    {
        Dice dice = new(seed);
        Crowd crowd = Crowd.Of(seed, instances: 40, size: 20);
        using LivePlace live = new(crowd.Rules);
        using ImportPlace imported = new();
        live.Clock.Now = new Instant(crowd.Events.Max(fact => fact.At.Micros)) + TimeSpan.FromDays(3);
        foreach (IReadOnlyList<WorkflowEvent> group in Groups(crowd, dice))
        {
            live.Deliver(group);
        }

        live.Restart();
        live.Place.Import(crowd.Events, crowd.Rules);
        imported.Import(crowd.Events, crowd.Rules);

        Assert.Equal(Ledger(imported, crowd.Rules), Ledger(live.Place, crowd.Rules));
    }

    [Fact]
    public void A_backlog_after_an_outage_makes_nothing_bad_that_was_not_and_takes_nothing_back()
    {
        foreach (bool shuffled in (bool[])[false, true])
        {
            Measurement inTenMinutes = Measure.CycleTime("10m");
            using LivePlace live = new(ImportPlace.Rules(inTenMinutes), "07:00");
            WorkflowEvent[] told = [.. Enumerable.Range(0, 500).SelectMany(Minute)];
            Instant outage = Monday.At("09:00"), back = Monday.At("11:00");

            DeliverAsTheyHappen(live, told.Where(fact => fact.At < outage), until: outage);
            live.GoTo(back, TimeSpan.FromMinutes(1));
            List<Violation> before = Violations(live);
            DeliverBacklog(live, [.. told.Where(fact => fact.At >= outage && fact.At < back)], shuffled);
            List<Violation> after = Violations(live);

            // Every seventh hangs, and no other was ever bad; those due in the first minutes of the silence were counted by the clock.
            Assert.All(after, violation => Assert.Equal(0, int.Parse(violation.Instance.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) % 7));
            Assert.All(before.Where(violation => violation.At < outage), violation => Assert.Contains(after, one => one.Instance == violation.Instance));
            DeliverAsTheyHappen(live, told.Where(fact => fact.At >= back), until: Monday.At("15:30"));
            live.Restart();
            live.Place.AssertAudited(live.Rules);
        }
    }

    /// <summary>A case begins each minute and takes eight, but every seventh hangs.</summary>
    private static IEnumerable<WorkflowEvent> Minute(int number)
    {
        Instant begun = Monday.At("07:00") + TimeSpan.FromMinutes(number);
        yield return Some.Fact(EventKind.Started, "00:00", $"c{number}") with { At = begun };
        if (number % 7 != 0)
        {
            yield return Some.Fact(EventKind.Ended, "00:00", $"c{number}") with { At = begun + TimeSpan.FromMinutes(8), Outcome = Outcome.Completed };
        }
    }

    private static void DeliverAsTheyHappen(LivePlace live, IEnumerable<WorkflowEvent> events, Instant until)
    {
        foreach (IGrouping<Instant, WorkflowEvent> together in events.GroupBy(fact => fact.At).OrderBy(group => group.Key))
        {
            live.GoTo(together.Key, TimeSpan.FromSeconds(30));
            live.Deliver([.. together]);
        }

        live.GoTo(until, TimeSpan.FromSeconds(30));
    }

    private static void DeliverBacklog(LivePlace live, WorkflowEvent[] backlog, bool shuffled)
    {
        Dice dice = new(5);
        IEnumerable<WorkflowEvent> order = shuffled
            ? backlog.OrderBy(fact => fact.At.Micros + dice.Between(0, (int)TimeSpan.FromMinutes(2).TotalMicroseconds))
            : backlog.OrderBy(fact => fact.At);
        foreach (WorkflowEvent[] part in order.Chunk(7))
        {
            live.Deliver(part);
            live.GoTo(live.Clock.Now + TimeSpan.FromSeconds(1));
            Assert.All(Violations(live).Where(violation => violation.At >= Monday.At("09:13")), violation =>
                Assert.Equal(0, int.Parse(violation.Instance.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) % 7));
        }
    }

    private static List<Violation> Violations(LivePlace live) => live.Place.Read(store => store.Ledger.AllViolations(null).ToList());

    /// <summary>In order by time, but some come late and some twice.</summary>
    private static List<IReadOnlyList<WorkflowEvent>> Groups(Crowd crowd, Dice dice)
    {
        List<WorkflowEvent> read = [.. crowd.Events.Select(AsRead).OfType<WorkflowEvent>()];
        List<WorkflowEvent> told = [.. read, .. read.Where(_ => dice.Percent(10))];
        List<WorkflowEvent> order = [.. told.OrderBy(fact => fact.At.Micros + (dice.Percent(20) ? dice.Between(0, 5_000_000) * 1000L : 0))];
        List<IReadOnlyList<WorkflowEvent>> groups = [];
        for (int from = 0; from < order.Count;)
        {
            int count = Math.Min(order.Count - from, dice.Between(1, 60));
            groups.Add(order.GetRange(from, count));
            from += count;
        }

        return groups;
    }

    /// <summary>As it comes over the border; null when it is refused there.</summary>
    private static WorkflowEvent? AsRead(WorkflowEvent fact) =>
        new EventJsonReader(null, null).TryRead(Encoding.UTF8.GetBytes(ImportPlace.Lines(fact)), out WorkflowEvent? read, out _) ? read : null;

    private static void Disturb(LivePlace live, Dice dice)
    {
        if (dice.Percent(30))
        {
            live.Tick();
        }

        if (dice.Percent(5))
        {
            live.Restart();
        }
    }

    private static List<string> Ledger(ImportPlace place, RuleSet rules) => place.Read(store => rules.Objectives
        .SelectMany(objective => store.Ledger.Minutes(objective.Measurement.Hash).Select(minute => $"{objective.Name} {minute.Minute} {minute.Tally}"))
        .ToList());
}
