using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Series;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Live;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Retention;

public sealed class RetentionTests : IDisposable
{
    private readonly LivePlace live = new(Days.Rules, "00:00", Days.Ten);

    /// <summary>On each of fifteen days one case is good, one is bad; on the first and the last one is open for ever.</summary>
    public RetentionTests()
    {
        for (int day = 0; day < 15; day++)
        {
            live.Clock.Now = Days.Day(day) + TimeSpan.FromHours(12);
            live.Deliver([.. Days.Case($"good {day}", day, 30), .. Days.Case($"bad {day}", day, 90), .. day is 0 or 14 ? Days.Case($"open {day}", day, null) : []]);
            live.EndOf(day);
        }
    }

    public void Dispose() => live.Dispose();

    [Fact]
    public void What_ended_longer_ago_than_it_is_kept_is_removed_and_its_counts_stay()
    {
        Tally before = Sum();

        live.Retain();

        Assert.Equal(22, Instances()); // of ten days and the two that are open
        Assert.Equal(before, Sum());
        Assert.Equal(12, live.Place.Read(store => store.Ledger.AllViolations(null).Count()));
        Assert.Equal((10, Days.Day(5)), (live.Engine.Health.Retention.Removed, Assert.Single(live.Engine.Health.Retention.Horizons).Horizon));
        live.Restart();
        live.Place.AssertAudited(Days.Rules);
        Assert.Equal(Days.Day(5), Assert.Single(live.Engine.Health.Retention.Horizons).Horizon);
    }

    [Fact]
    public void What_is_told_again_of_one_that_was_removed_is_in_quarantine_and_counts_nothing()
    {
        live.Retain();
        Tally before = Sum();

        Receipt receipt = live.Deliver([.. Days.Case("bad 2", 2, 90), .. Days.Case("never heard of", 4, 30)]);

        Assert.Equal((0, 4), (receipt.New, receipt.Refused.Count));
        Assert.All(receipt.Refused, refused => Assert.Contains("it is older than 2024-01-06T00:00:00Z, and its instance is not there", refused.Reason, StringComparison.Ordinal));
        Assert.Equal(4, live.Place.Read(store => store.Sources.QuarantineCount(null)));
        Assert.EndsWith("or keep instances for longer (retention)", live.Place.Read(store => store.Sources.Quarantine(null, 1)[0].Reason), StringComparison.Ordinal);
        Assert.Equal((before, 22L), (Sum(), Instances()));
    }

    [Fact]
    public void One_that_is_there_is_told_of_as_ever_however_old_it_is()
    {
        live.Retain();

        Receipt receipt = live.Deliver([Days.End("open 0", 0, 45), .. Days.Case("new", 5, 30)]);

        Assert.Equal((3, 0), (receipt.New, receipt.Refused.Count));
        live.Tick();
        Assert.Equal(new Tally(33, 17, 16, 0, 15), Sum());
        live.Retain();
        Assert.Equal(22, Instances()); // that one has ended long ago now, and is gone with the next
        live.Restart();
        live.Place.AssertAudited(Days.Rules);
    }

    [Fact]
    public void An_id_that_comes_again_is_a_case_of_its_own_and_the_old_facts_stay_out_of_it()
    {
        live.Retain();

        live.Deliver([.. Days.Case("bad 2", 14, 30)]);
        Receipt again = live.Deliver([.. Days.Case("bad 2", 2, 90), .. Days.Case("bad 2", 14, 30)]);

        Assert.Equal((0, 2, 2), (again.New, again.Known, again.Refused.Count));
        live.Restart();
        Assert.Equal(2, live.Deliver([.. Days.Case("bad 2", 2, 90)]).Refused.Count);
        Assert.Equal(new Tally(33, 16, 17, 0, 15), Sum());
        live.Restart();
        live.Place.AssertAudited(Days.Rules);
    }

    [Fact]
    public void What_is_measured_anew_has_no_data_before_the_horizon()
    {
        live.Retain();
        Measurement twoHours = Measure.CycleTime("2h");

        live.Use(Days.Of(Days.InAnHour, twoHours));

        ObjectiveReport now = Report(live.Rules, null)[1];
        Assert.Equal((6, 1, BudgetState.Exhausted), (now.InWindow.Good, now.InWindow.Bad, now.Standing.State));
        ObjectiveReport across = Report(live.Rules, Days.Day(7))[1];
        Assert.Equal((BudgetState.Unknown, "it is counted from 2024-01-06T00:00:00Z on only: older instances were removed before it was measured so"), (across.Standing.State, across.Standing.Reason));
        ObjectiveReport before = Report(live.Rules, Days.Day(2))[1]; // though one that is there began then
        Assert.Equal((default, null, BudgetState.Unknown), (before.InWindow, before.Budget.Sli, before.Standing.State));
        Assert.Equal(6, Report(live.Rules, Days.Day(4))[0].InWindow.Counted);
        ObjectiveSeries series = live.Place.Read(store => ObjectiveSeries.Read(store.Ledger, live.Rules.Objectives[1], Days.Day(4), Days.Day(10), TimeSpan.FromDays(1)));
        Assert.Equal([0, 0, 0, 0, 6, 6, 6], series.Points.Select(point => point.InWindow.Counted));
        live.Restart();
        live.Place.AssertAudited(live.Rules);
    }

    [Fact]
    public void What_is_measured_no_more_takes_its_balance_along_and_comes_back_without_its_past()
    {
        live.Retain();

        live.Use(Days.Of(Measure.CycleTime("2h")));
        live.Restart();
        live.Tick(); // what nobody measures is cleared away beside everything else, and at the latest with a start
        Assert.Empty(live.Place.Read(store => store.Ledger.Balance(Days.InAnHour.Hash).ToList()));
        live.Use(Days.Rules);

        Assert.Equal(Days.Day(5), live.Place.Read(store => store.Ledger.CountedFrom(Days.InAnHour.Hash)));
        Assert.Equal(7, Report(Days.Rules, null)[0].InWindow.Counted);
        live.Restart();
        live.Place.AssertAudited(Days.Rules);
    }

    [Theory]
    [InlineData("UPDATE balance SET good = good + 1 WHERE minute = (SELECT min(minute) FROM balance WHERE good > 0)", "ledger of objective-1 at 2024-01-01T09:30:00Z", "good 1", "good 2")]
    [InlineData("DELETE FROM balance WHERE bad = 1 AND minute = (SELECT min(minute) FROM balance WHERE bad > 0)", "ledger of objective-1 at 2024-01-01T10:00:00Z", "bad 2", "bad 1")]
    [InlineData("UPDATE balance SET excluded = -1 WHERE minute = (SELECT max(minute) FROM balance)", "closing balance of objective-1, sum of all minutes", "pending 1", "pending 0")]
    [InlineData("INSERT INTO balance SELECT measurement, 28500000, 0, 0, 0, 0, 0 FROM balance LIMIT 1", "closing balance of objective-1 at 2024-03-09T16:00:00Z", "there", "none from 2024-01-06T00:00:00Z on, before which instances were removed")]
    [InlineData("UPDATE ledger SET bad = bad + 1 WHERE minute = (SELECT min(minute) FROM ledger WHERE bad > 0)", "ledger of objective-1 at 2024-01-01T10:00:00Z", "bad 3", "bad 2")]
    public void A_balance_that_was_changed_behind_its_back_is_named(string sql, string where, string stored, string recounted)
    {
        live.Retain();
        live.Restart();
        using (Storage.Sqlite.Connection connection = Storage.Sqlite.Connection.Open(live.Place.StorePath, Storage.Sqlite.Access.Write))
        {
            connection.Script(sql);
        }

        Assert.Contains(new AuditDifference(where, stored, recounted), live.Place.Audit(Days.Rules).Differences);
    }

    [Fact]
    public void Nothing_is_removed_while_everything_is_young_and_nothing_is_too_old_then()
    {
        using LivePlace young = new(Days.Rules, "00:00", Days.Ten);
        young.Deliver([.. Days.Case("a", 0, 30)]);
        young.EndOf(9);

        young.Retain();

        Assert.Empty(young.Engine.Health.Retention.Horizons);
        Assert.Equal(2, young.Deliver([.. Days.Case("old", -300, 30)]).New);
    }

    private IReadOnlyList<ObjectiveReport> Report(RuleSet rules, Instant? asOf) => live.Place.Read(store => BudgetReport.Compute(store, new(rules.Objectives, asOf) { Rules = rules }, live.Clock).Objectives);

    private Tally Sum() => live.Place.Read(store => store.Ledger.Sum(Days.InAnHour.Hash, Instant.Never, Instant.Ever));

    private long Instances() => live.Place.Read(store => store.Instances.Count(null));
}
