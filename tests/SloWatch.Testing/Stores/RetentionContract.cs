using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>How what ended long ago is removed, and what stays of it.</summary>
public abstract class RetentionContract(StorePlace place) : StoreContract(place)
{
    private const string Hash = "0123456789abcdef01234567";

    private static readonly Tally One = new(1, 1, 0, 0, 0);

    [Fact]
    public void What_is_over_comes_in_the_order_of_its_end_page_by_page()
    {
        using IStore store = Open();
        Write(store, Of(
            Ended("late", 30), Ended("first", 10), Ended("second", 20), Ended("same", 20), Row("open"), Ended("elsewhere", 1, "zoo"),
            Ended("due", 5) with { NextDeadline = Midnight }, Ended("went on", 5, lastAt: 31), Ended("at the bound", 25)));

        IReadOnlyList<EndedInstance> first = store.Instances.Over(Loans, At(25), null, 2);
        IReadOnlyList<EndedInstance> rest = store.Instances.Over(Loans, At(25), first[^1], 10);

        Assert.Equal(["first", "second", "same"], first.Concat(rest).Select(one => one.Key.Id));
        Assert.Empty(store.Instances.Over(Loans, At(25), rest[^1], 10));
        Assert.Empty(store.Instances.Over("unknown", At(25), null, 10));
    }

    [Fact]
    public void What_is_removed_leaves_its_counts_and_nothing_else()
    {
        using IStore store = Open();
        Commit made = Of(Ended("old", 10) with { Chunks = [[1], [2], [3]], Keys = [new NamedValue("order", "1")] }, Ended("young", 90));
        made.Ledger.Add((Hash, 10), One + One);
        made.ViolationsAdded.Add(new Violation(Hash, Loans, "old", "instance", At(10), "late"));
        made.ViolationsAdded.Add(new Violation(Hash, Loans, "young", "instance", At(90), "late"));
        Write(store, made);

        Write(store, Retiring("old", 1));

        Assert.Null(Load(store, "old"));
        Assert.NotNull(Load(store, "young"));
        Assert.Equal(["young"], store.Ledger.AllViolations(Hash).Select(violation => violation.Instance));
        Assert.Equal([(10L, One + One)], store.Ledger.Minutes(Hash));
        Assert.Equal([(10L, One)], store.Ledger.Balance(Hash));
        Assert.Equal([(Loans, At(60))], store.Instances.Horizons());
        Assert.Empty(store.FindDamage());
    }

    [Fact]
    public void One_that_has_changed_keeps_the_whole_slice()
    {
        using IStore store = Open();
        Write(store, Of(Ended("a", 10), Ended("b", 10)));
        Write(store, Of(Ended("b", 10) with { RowVersion = 1 }));
        Commit slice = Retiring("a", 1);
        slice.InstancesRetired.Add((Key("b"), 1));

        Assert.Throws<StaleInstanceException>(() => Write(store, slice));

        Assert.NotNull(Load(store, "a"));
        Assert.Empty(store.Ledger.Balance(Hash));
        Assert.Empty(store.Instances.Horizons());
        Assert.Throws<StaleInstanceException>(() => Write(store, Retiring("never there", 1)));
    }

    [Fact]
    public void Balances_add_up_and_a_horizon_never_goes_back()
    {
        using IStore store = Open();
        Write(store, Of(Ended("a", 10), Ended("b", 10)));
        Write(store, Retiring("a", 1));
        Commit more = Retiring("b", 1);
        more.Horizons[0] = (Loans, At(50));
        more.Balance.Add((Hash, -3), One);
        Write(store, more);

        Assert.Equal([(-3L, One), (10L, One + One)], store.Ledger.Balance(Hash));
        Assert.Equal([(Loans, At(60))], store.Instances.Horizons());
    }

    [Fact]
    public void A_measurement_that_is_dropped_takes_its_balance_along()
    {
        using IStore store = Open();
        Commit made = Of(Ended("a", 10));
        made.MeasurementsCompleted.Add(Hash);
        made.CountedFrom.Add((Hash, At(7)));
        Write(store, made);
        Write(store, Retiring("a", 1));
        Assert.Equal((At(7), Instant.Never), (store.Ledger.CountedFrom(Hash), store.Ledger.CountedFrom("other")));

        Commit drop = Empty();
        drop.MeasurementsDropped.Add(Hash);
        Write(store, drop);

        Assert.Empty(store.Ledger.Balance(Hash));
        Assert.Equal(Instant.Never, store.Ledger.CountedFrom(Hash));
    }

    [Fact]
    public void An_instance_keeps_the_horizon_it_came_with()
    {
        using IStore store = Open();
        Write(store, Of(Row("a") with { Horizon = At(3) }, Row("b")));
        Write(store, Of(Load(store, "a")! with { JudgedAt = At(5), Horizon = At(9) }));

        Assert.Equal((At(3), Instant.Never), (Load(store, "a")!.Horizon, Load(store, "b")!.Horizon));
        Assert.Equal([At(3), Instant.Never], store.Instances.All(Loans).Select(row => row.Horizon));
    }

    [Fact]
    public void Old_records_go_and_those_of_others_and_younger_ones_stay()
    {
        using IStore store = Open();
        Write(store, Records([1, 2, 70]));
        Commit old = Empty();
        old.OldRecords.Add(new OldRecords(Loans, At(60)));
        old.OldRecords.Add(new OldRecords(null, At(60)));
        Assert.Equal((At(1), At(1), At(1)), (store.Alerts.OldestTransition(Loans), store.Ledger.OldestLatePosting(Loans), store.Sources.OldestQuarantined()));

        Write(store, old);

        Assert.Equal((At(70), At(70), At(70)), (store.Alerts.OldestTransition(Loans), store.Ledger.OldestLatePosting(Loans), store.Sources.OldestQuarantined()));
        Assert.Equal((At(1), At(1)), (store.Alerts.OldestTransition("zoo"), store.Ledger.OldestLatePosting("zoo")));
        Assert.Equal((null, null), (store.Alerts.OldestTransition("unknown"), store.Ledger.OldestLatePosting("unknown")));
    }

    [Fact]
    public void Many_old_records_go_some_at_a_time()
    {
        using IStore store = Open();
        Write(store, Records([.. Enumerable.Range(0, 1200).Select(i => i / 40)]));
        Commit old = Empty();
        old.OldRecords.Add(new OldRecords(Loans, At(60)));
        int writes = 0;
        for (; store.Alerts.OldestTransition(Loans) is not null; writes++)
        {
            Write(store, old);
        }

        Assert.InRange(writes, 2, 20);
        Assert.Null(store.Ledger.OldestLatePosting(Loans));
    }

    /// <summary>Of each of these minutes one of each kind.</summary>
    private static Commit Records(int[] minutes)
    {
        Commit commit = Empty();
        Measurement measurement = Measure.CycleTime("1h");
        for (int i = 0; i < minutes.Length; i++)
        {
            foreach (string workflow in (string[])[Loans, "zoo"])
            {
                AlertKey key = new(AlertSubject.Objective, workflow, "in time", "2% in 1h");
                commit.AlertTransitions.Add(new(key, AlertSeverity.Page, AlertChange.Fired, AlertPhase.Ok, AlertPhase.Firing, At(minutes[i]), Midnight, "it burns", []));
                commit.Late.Add(new LatePosting(measurement, At(minutes[i]).Minute, workflow, "a", "instance", One, "new fact"));
            }

            commit.Quarantine.Add(new Quarantined("engine", $"a.log:{i}", "odd", "{}", At(minutes[i])));
        }

        return commit;
    }

    private static Commit Retiring(string id, long version)
    {
        Commit commit = Empty();
        commit.InstancesRetired.Add((Key(id), version));
        commit.ViolationsRemoved.Add(new ViolationKey(Hash, Loans, id, "instance"));
        commit.Balance.Add((Hash, 10), One);
        commit.Horizons.Add((Loans, At(60)));
        return commit;
    }

    private static StoredInstance Ended(string id, int minute, string workflow = Loans, int? lastAt = null)
    {
        StoredInstance row = Row(id, workflow);
        return row with { Summary = row.Summary with { FirstAt = Midnight, LastAt = At(lastAt ?? minute), EndedAt = At(minute) } };
    }

    private static Instant At(int minute) => Midnight + TimeSpan.FromMinutes(minute);
}
