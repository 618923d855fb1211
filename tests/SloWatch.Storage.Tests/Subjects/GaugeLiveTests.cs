using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>A gauge under a running service.</summary>
public sealed class GaugeLiveTests
{
    private static readonly Measurement Backlog = Measure.By("backlog", ("gauge", "queue"), ("limit", "10"), ("hold", "5m"));
    private static readonly Measurement Freshness = Measure.By("freshness", ("gauge", "queue"), ("within", "10m"));
    private static readonly RuleSet Rules = ImportPlace.Rules(Backlog, Freshness);

    [Fact]
    public void Each_minute_counts_once_and_while_it_is_silent_it_is_stale_and_not_empty()
    {
        using LivePlace live = new(Rules, "09:00");
        Tell(live, "09:10", "5");
        Tell(live, "09:20", "15");
        GoOn(live, "10:00");

        // From 09:00 on every minute, 5 until 09:09, then 15, which holds up to 09:24, five minutes after the last one.
        Tally backlog = live.Place.Sum(Backlog);
        Assert.Equal((10, 14), (backlog.Good, backlog.Bad));
        Tally fresh = live.Place.Sum(Freshness);
        Assert.True(fresh.Good is > 25 and < 32, fresh.ToString());
        Assert.True(fresh.Bad > 20, fresh.ToString());
        Assert.Equal(new Tally(24, 10, 14, 0, 14), backlog);
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void It_goes_over_midnight_with_a_day_for_each()
    {
        using LivePlace live = new(Rules, "23:30");
        Tell(live, "1d 00:31", "5");

        Assert.Equal(["gauge:queue@2024-01-01", "gauge:queue@2024-01-02"], live.Place.Read(store => store.Instances.All(Some.WorkflowName).Select(row => row.Key.Id).Where(id => id != "other").ToArray()));
        Assert.Equal(0, live.Place.Sum(Backlog).Bad);
        Assert.Equal(0, live.Place.Sum(Freshness).Bad);
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void When_everything_is_silent_nothing_is_bad()
    {
        Measurement longer = Measure.By("freshness", ("gauge", "queue"), ("within", "1h"));
        using LivePlace live = new(ImportPlace.Rules(Backlog, longer), "09:00");
        Tell(live, "09:10", "5");
        live.GoTo(Monday.At("12:00"), TimeSpan.FromMinutes(5));

        Assert.Equal((0, 0), (live.Place.Sum(Backlog).Bad, live.Place.Sum(longer).Bad));
    }

    /// <summary>The value every minute, up to before a time.</summary>
    private static void Tell(LivePlace live, string until, string value)
    {
        Instant end = Monday.At(until);
        while (live.Clock.Now < end)
        {
            live.Deliver([Some.Fact(EventKind.Gauge, "00:00", "gauge:queue") with { At = live.Clock.Now, Details = new EventDetails { Name = "depth", Value = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) } }]);
            live.Clock.Now += TimeSpan.FromMinutes(1);
            live.Tick();
        }
    }

    /// <summary>Only something else is told.</summary>
    private static void GoOn(LivePlace live, string until)
    {
        while (live.Clock.Now < Monday.At(until))
        {
            live.Deliver([Some.Fact(EventKind.Alive, "00:00", "other") with { At = live.Clock.Now }]);
            live.Clock.Now += TimeSpan.FromMinutes(1);
            live.Tick();
        }
    }
}
