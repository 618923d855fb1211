using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Pipeline;

public class FaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_import_that_dies_before_any_of_its_writes_is_audited_clean_and_completed_by_the_next(int seed)
    {
        Crowd crowd = Crowd.Of(seed, instances: 900, size: 60);
        using ImportPlace whole = new();
        whole.Import(crowd.Events, crowd.Rules);
        using ImportPlace place = new();
        string file = place.Write("events.jsonl", crowd.InDisorder(seed));
        int writes = 0;
        int dieAt = 2;
        place.Through = store => new FaultyStore(store, (_, _) =>
        {
            if (++writes == dieAt)
            {
                throw new CrashException();
            }
        });
        while (Dies(place, file, crowd.Rules))
        {
            (writes, dieAt) = (0, dieAt + 1);
            if (place.Read(store => store.Ledger.Unfinished().Count + store.Ledger.Measurements().Count) > 0)
            {
                place.AssertAudited(crowd.Rules);
            }
        }

        Assert.True(dieAt > 5, $"only {dieAt} writes");
        Assert.Equal(whole.Dump(), place.Dump());
        place.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void Another_writer_that_was_faster_is_taken_into_account()
    {
        Crowd crowd = Crowd.Of(4, instances: 500, size: 60);
        using ImportPlace alone = new();
        alone.Import(crowd.Events, crowd.Rules);
        using ImportPlace raced = new();
        int faster = 0;
        raced.Through = store => new FaultyStore(store, (writer, commit) =>
        {
            if (faster < 3 && commit.Instances.FirstOrDefault(row => row.RowVersion > 0) is { } row)
            {
                faster++;
                Touch(writer, row.Key, crowd.Rules);
            }
        });
        raced.Import(crowd.InDisorder(4), crowd.Rules);

        Assert.Equal(3, faster);
        Assert.Equal(alone.Dump(), raced.Dump());
        raced.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void A_writer_that_always_is_faster_ends_the_import_and_leaves_whole_transactions()
    {
        Crowd crowd = Crowd.Of(5, instances: 500, size: 60);
        using ImportPlace place = new();
        place.Through = store => new FaultyStore(store, (writer, commit) =>
        {
            if (commit.Instances.FirstOrDefault(row => row.RowVersion > 0) is { } row)
            {
                Touch(writer, row.Key, crowd.Rules);
            }
        });

        Assert.Throws<StaleInstanceException>(() => place.Import(crowd.InDisorder(5), crowd.Rules));
        place.AssertAudited(crowd.Rules);
    }

    /// <summary>Writes the instance as it is, as another process would that saw nothing new.</summary>
    private static void Touch(IStoreWriter writer, InstanceKey key, RuleSet rules)
    {
        Commit commit = new() { RecordedAt = Core.Time.Instant.FromMinute(0) };
        commit.Instances.Add(Instance.Load(writer.Instances.Load([key])[0]!, rules.For(key.Workflow)).Pack());
        writer.Write(commit);
    }

    private static bool Dies(ImportPlace place, string file, RuleSet rules)
    {
        try
        {
            place.Import(file, rules);
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
    }
}
