using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class LedgerContract(StorePlace place) : StoreContract(place)
{
    private const string Hash = "0123456789abcdef01234567";

    private static readonly Tally One = new(Begun: 1, Good: 2, Bad: 3, Excluded: 4, ClosedBad: 5);

    [Fact]
    public void An_empty_ledger_sums_to_zero()
    {
        using IStore store = Open();

        Assert.Equal(default, store.Ledger.Sum(Hash, Instant.Never, Instant.Ever));
        Assert.Empty(store.Ledger.Minutes(Hash));
        Assert.Empty(store.Ledger.Measurements());
        Assert.Empty(store.Ledger.LatePostings(Hash));
    }

    [Fact]
    public void A_sum_takes_its_first_minute_and_leaves_its_last()
    {
        using IStore store = Open();
        Write(store, At(10, One));

        Assert.Equal(One, Sum(store, 10, 11));
        Assert.Equal(default, Sum(store, 9, 10));
        Assert.Equal(default, Sum(store, 11, 12));
        Assert.Equal(default, Sum(store, 10, 10));
        Assert.Equal(default, Sum(store, 11, 10));
    }

    [Fact]
    public void Both_ends_are_floored_to_the_minute()
    {
        using IStore store = Open();
        Write(store, At(Midnight.Minute, One));
        TimeSpan half = TimeSpan.FromSeconds(30);

        Assert.Equal(One, store.Ledger.Sum(Hash, Midnight + half, Midnight + TimeSpan.FromMinutes(1) + half));
        Assert.Equal(default, store.Ledger.Sum(Hash, Midnight - half, Midnight + half));
    }

    [Fact]
    public void Writes_add_up_and_measurements_stay_apart()
    {
        using IStore store = Open();
        Commit both = At(10, One);
        both.Ledger.Add(("other", 10), One + One);
        Write(store, both);
        Write(store, At(10, One));

        Assert.Equal([(10L, One + One)], store.Ledger.Minutes(Hash));
        Assert.Equal(One + One, store.Ledger.Sum("other", Instant.Never, Instant.Ever));
        Assert.Equal(default, store.Ledger.Sum("unknown", Instant.Never, Instant.Ever));
    }

    [Fact]
    public void A_minute_that_becomes_zero_is_gone()
    {
        using IStore store = Open();
        Write(store, At(10, One));
        Write(store, At(10, default(Tally) - One));
        Write(store, At(11, default(Tally) - One));
        Write(store, At(11, One));
        Write(store, At(12, default));

        Assert.Empty(store.Ledger.Minutes(Hash));
        Assert.Equal(default, store.Ledger.Sum(Hash, Instant.Never, Instant.Ever));
    }

    [Fact]
    public void Counts_may_go_below_zero_and_up_to_any_size()
    {
        Tally large = new(1L << 60, -(1L << 60), 0, -1, 1);
        using IStore store = Open();
        Write(store, At(10, large));

        Assert.Equal(large, Sum(store, 0, 20));
    }

    [Fact]
    public void Minutes_come_in_order_over_many_pages()
    {
        using IStore store = Open();
        Commit commit = Empty();
        for (int i = 0; i < 10_000; i++)
        {
            commit.Ledger.Add((Hash, ((i * 7919) % 10_000) - 5000), One);
        }

        Write(store, commit);

        Assert.Equal(Enumerable.Range(-5000, 10_000).Select(minute => ((long)minute, One)), store.Ledger.Minutes(Hash));
        Assert.Equal(Enumerable.Range(-40, 5040).Select(minute => ((long)minute, One)), store.Ledger.Minutes(Hash, Instant.FromMinute(-40) + TimeSpan.FromSeconds(59)));
        Assert.Empty(store.Ledger.Minutes(Hash, Instant.Ever));
    }

    [Fact]
    public void Any_sum_equals_the_sum_of_its_minutes()
    {
        Random random = new(20260302);
        using IStore store = Open();
        using IStoreWriter writer = store.OpenWriter();
        for (int i = 0; i < 8; i++)
        {
            writer.Write(Scattered(random));
        }

        (long Minute, Tally Tally)[] minutes = [.. store.Ledger.Minutes(Hash)];
        for (int i = 0; i < 300; i++)
        {
            // Ends at and around midnight are where days and minutes meet.
            long from = random.Next(-6, 6) * 1440L + random.Next(-2, 3) * random.Next(0, 700);
            long to = from + random.Next(0, 4) * 1440L + random.Next(0, 3) * random.Next(0, 700);
            Tally expected = minutes.Where(minute => minute.Minute >= from && minute.Minute < to).Aggregate(default(Tally), (sum, minute) => sum + minute.Tally);
            Assert.Equal(expected, Sum(store, from, to));
        }
    }

    [Fact]
    public void From_never_takes_everything_before_and_to_ever_everything_after()
    {
        using IStore store = Open();
        Write(store, At(-1_000_000, One));
        Write(store, At(0, One));
        Write(store, At(60_000_000, One));

        Assert.Equal(One, store.Ledger.Sum(Hash, Instant.Never, Instant.FromMinute(0)));
        Assert.Equal(One + One, store.Ledger.Sum(Hash, Instant.FromMinute(0), Instant.Ever));
        Assert.Equal(One + One + One, store.Ledger.Sum(Hash, Instant.Never, Instant.Ever));
        Assert.Equal(default, store.Ledger.Sum(Hash, Instant.Ever, Instant.Never));
    }

    [Fact]
    public void A_measurement_counts_as_complete_only_when_it_was_said()
    {
        using IStore store = Open();
        Write(store, At(10, One));
        Assert.Empty(store.Ledger.Measurements());
        Assert.Equal([Hash], store.Ledger.Unfinished());

        Commit done = Empty();
        done.MeasurementsCompleted.AddRange([Hash, "0a"]);
        Write(store, done);
        Write(store, done);
        Assert.Equal([Hash, "0a"], store.Ledger.Measurements());
        Assert.Empty(store.Ledger.Unfinished());
    }

    [Fact]
    public void A_retired_measurement_is_complete_no_longer_and_keeps_what_it_holds()
    {
        using IStore store = Open();
        Commit done = At(10, One);
        done.MeasurementsCompleted.AddRange([Hash, "other"]);
        Write(store, done);
        Commit retired = Empty();
        retired.MeasurementsRetired.AddRange([Hash]);

        Write(store, retired);

        Assert.Equal(["other"], store.Ledger.Measurements());
        Assert.Equal([Hash], store.Ledger.Unfinished());
        Assert.Equal([(10L, One)], store.Ledger.Minutes(Hash));
    }

    [Fact]
    public void A_dropped_measurement_leaves_nothing_and_may_begin_anew_in_the_same_write()
    {
        using IStore store = Open();
        Commit first = At(10, One);
        first.Ledger.Add(("other", 10), One);
        first.ViolationsAdded.Add(new Violation(Hash, Loans, "a", "instance", Midnight, "late"));
        first.MeasurementsCompleted.AddRange([Hash, "other"]);
        Write(store, first);

        Commit drop = At(20, One);
        drop.MeasurementsDropped.AddRange([Hash, "never there"]);
        Write(store, drop);

        Assert.Equal(["other"], store.Ledger.Measurements());
        Assert.Equal([(20L, One)], store.Ledger.Minutes(Hash));
        Assert.Equal(One, store.Ledger.Sum(Hash, Instant.Never, Instant.Ever));
        Assert.Empty(store.Ledger.AllViolations(Hash));
        Assert.Equal([(10L, One)], store.Ledger.Minutes("other"));
    }

    private static Commit Scattered(Random random)
    {
        Commit commit = Empty();
        for (int i = 0; i < 400; i++)
        {
            Tally change = new(random.Next(-3, 9), random.Next(9), random.Next(9), random.Next(9), random.Next(9));
            commit.Ledger[(Hash, random.Next(-5 * 1440, 5 * 1440))] = change;
        }

        return commit;
    }

    private static Commit At(long minute, Tally change)
    {
        Commit commit = Empty();
        commit.Ledger.Add((Hash, minute), change);
        return commit;
    }

    private static Tally Sum(IStore store, long from, long to) => store.Ledger.Sum(Hash, Instant.FromMinute(from), Instant.FromMinute(to));
}
