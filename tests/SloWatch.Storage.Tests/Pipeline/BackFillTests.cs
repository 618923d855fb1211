using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class BackFillTests : IDisposable
{
    private readonly Crowd crowd = Crowd.Of(1, instances: 1300, size: 20);
    private readonly ImportPlace place = new();
    private readonly ImportPlace fresh = new();

    public void Dispose()
    {
        place.Dispose();
        fresh.Dispose();
    }

    [Fact]
    public void Changed_rules_give_what_an_import_under_them_gives()
    {
        RuleSet other = Crowd.Of(2, instances: 1, size: 1).Rules;
        place.Import(crowd.Events, crowd.Rules);
        fresh.Import(crowd.Events, other);
        Fill(other);

        Assert.Equal(fresh.Dump(), place.Dump());
        Assert.False(place.Read(store => BackFill.IsNeeded(store, other)));
        place.AssertAudited(other);
    }

    [Fact]
    public void A_measurement_no_rule_uses_is_dropped_and_nothing_is_due_by_it_any_more()
    {
        RuleSet fewer = WithoutHalf(crowd.Rules);
        place.Import(crowd.Events, crowd.Rules);
        fresh.Import(crowd.Events, fewer);
        Fill(fewer);

        Assert.Equal(fresh.Dump(), place.Dump());
        place.AssertAudited(fewer);
    }

    [Fact]
    public void An_import_counts_new_measurements_first()
    {
        RuleSet fewer = WithoutHalf(crowd.Rules);
        int half = crowd.Events.Count / 2;
        place.Import(crowd.Events.Take(half), fewer);
        place.Import(crowd.Events.Skip(half), crowd.Rules);
        fresh.Import(crowd.Events, crowd.Rules);

        Assert.Equal(fresh.Dump(), place.Dump());
        place.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void A_back_fill_that_dies_at_any_of_its_writes_is_done_once_by_the_next()
    {
        RuleSet fewer = WithoutHalf(crowd.Rules);
        place.Import(crowd.Events, fewer);
        fresh.Import(crowd.Events, crowd.Rules);
        int deaths = 0;
        while (Dies(deaths))
        {
            deaths++;
            Assert.True(place.Read(store => BackFill.IsNeeded(store, crowd.Rules)));
            Assert.Equal(Hashes(fewer), place.Read(store => store.Ledger.Measurements()));
        }

        Assert.True(deaths > 3, $"only {deaths} writes");
        Assert.Equal(fresh.Dump(), place.Dump());
        place.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void What_a_back_fill_left_behind_goes_though_the_rules_were_changed_back()
    {
        RuleSet fewer = WithoutHalf(crowd.Rules);
        place.Import(crowd.Events, fewer);
        fresh.Import(crowd.Events, fewer);
        for (int write = 0; place.Read(store => store.Ledger.Unfinished()).Count == 0; write++)
        {
            Assert.True(Dies(write));
        }

        Fill(fewer);

        Assert.Empty(place.Read(store => store.Ledger.Unfinished()));
        Assert.Equal(fresh.Dump(), place.Dump());
        place.AssertAudited(fewer);
    }

    [Fact]
    public void The_first_rules_of_an_empty_store_are_complete_at_once()
    {
        Fill(crowd.Rules);

        Assert.Equal(Hashes(crowd.Rules), place.Read(store => store.Ledger.Measurements()));
    }

    private void Fill(RuleSet rules)
    {
        using IStore store = place.Through(place.Open());
        BackFill.Run(store, rules, TimeProvider.System, null, CancellationToken.None);
    }

    private bool Dies(int atWrite)
    {
        int left = atWrite;
        place.Through = store => new FaultyStore(store, (_, _) =>
        {
            if (left-- == 0)
            {
                throw new CrashException();
            }
        });
        try
        {
            Fill(crowd.Rules);
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
        finally
        {
            place.Through = store => store;
        }
    }

    private static RuleSet WithoutHalf(RuleSet rules) => new(rules.Workflows, [.. rules.Objectives.Where((_, number) => number % 2 == 0)], rules.Sources, rules.Owners);

    private static IEnumerable<string> Hashes(RuleSet rules) =>
        rules.All.SelectMany(workflow => workflow.Measurements).Select(measurement => measurement.Hash).Order(StringComparer.Ordinal);
}
