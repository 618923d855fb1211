using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>An instance that is written again.</summary>
public abstract class RowContract(StorePlace place) : StoreContract(place)
{
    [Fact]
    public void What_an_instance_is_searched_by_changes_with_it_and_stays_when_only_its_facts_change()
    {
        Instant due = Midnight + TimeSpan.FromDays(1), ended = Midnight + TimeSpan.FromHours(2);
        using IStore store = Open();
        Write(store, Of(Row("a") with { NextDeadline = due }));
        StoredInstance known = Load(store, "a")!;
        (Instant Next, Instant? Ended, string? BusinessKey)[] oneAtATime =
        [
            (due, null, null), (due, null, "contract 7"), (Instant.Ever, null, "contract 7"), (Instant.Ever, ended, "contract 7"),
            (due, ended, "contract 7"), (due, null, "contract 7"), (due, null, "contract 8"), (due, null, null),
        ];
        foreach ((Instant next, Instant? end, string? key) in oneAtATime)
        {
            Write(store, Of(known with { NextDeadline = next, Summary = known.Summary with { EndedAt = end, BusinessKey = key, FactCount = known.Summary.FactCount + 1 } }));

            known = Load(store, "a")!;
            Assert.Equal((next, end, key), (known.NextDeadline, known.Summary.EndedAt, known.Summary.BusinessKey));
            Assert.Equal(next == due ? 1 : 0, store.Instances.Due(Loans, Instant.Ever, 10).Count);
            Assert.Equal(end is null ? 0 : 1, store.Instances.Ended(Loans, Instant.Ever, 10).Count);
            Assert.Equal(key == "contract 7" ? 1 : 0, store.Instances.WithBusinessKey("contract 7", 10).Count);
        }
    }

    [Fact]
    public void The_number_of_a_row_that_was_removed_writes_to_no_other()
    {
        using IStore store = Open();
        Write(store, Of(Row("gone")));
        StoredInstance gone = Load(store, "gone")!;
        Commit removal = Empty();
        removal.InstancesRemoved.Add(gone.Key);
        Write(store, removal);
        Write(store, Of(Row("other")));
        StoredInstance other = Load(store, "other")!;

        Assert.Throws<StaleInstanceException>(() => Write(store, Of(gone)));

        AssertSame(other, Load(store, "other"));
        Write(store, Of(other with { Number = other.Number + 1000, JudgedAt = Instant.Ever }));
        AssertSame(other with { RowVersion = 2, JudgedAt = Instant.Ever }, Load(store, "other"));
    }
}
