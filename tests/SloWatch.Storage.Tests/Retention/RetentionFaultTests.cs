using SloWatch.Core.Instances;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;

namespace SloWatch.Storage.Tests.Retention;

public class RetentionFaultTests
{
    [Fact]
    public void A_slice_that_cannot_be_written_removes_nothing_and_the_next_run_goes_on()
    {
        using LivePlace live = new(Days.Rules, "00:00", Days.Ten);
        int slices = 0, failing = 1;
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.InstancesRetired.Count > 0 && ++slices == failing)
            {
                throw new StoreException("the disk is full");
            }
        });
        live.Deliver([.. Enumerable.Range(0, 200).SelectMany(number => Days.Case($"c{number}", number % 10, 50 + (number % 20)))]);
        live.EndOf(25);
        string before = Counts(live);

        for (int runs = 0; Fails(live); runs++)
        {
            (slices, failing) = (0, failing + 1);
            Assert.Equal(before, Counts(live));
            live.Place.AssertAudited(Days.Rules);
            Assert.Equal(1, live.Deliver([Days.End("another", 20 + runs, 30)]).New);
            live.Deliver([Days.End("another", 20 + runs, 30) with { Void = true, Rev = 1 }]);
        }

        Assert.True(failing > 1);
        Assert.Equal(0, live.Place.Read(store => store.Instances.Over(Days.InAnHour.Workflow.Name, Days.Day(15), null, 10).Count));
    }

    [Fact]
    public void One_that_changes_after_it_was_looked_at_stays_with_its_slice_until_the_next_run()
    {
        using ImportPlace place = new();
        place.Import([.. Days.Case("a", 0, 30), .. Days.Case("b", 0, 30), .. Days.Case("young", 40, 30)], Days.Rules);
        int stale = 0;
        place.Through = store => new FaultyStore(store, (writer, commit) =>
        {
            if (commit.InstancesRetired.Count > 0 && stale++ == 0)
            {
                Commit touched = new() { RecordedAt = Days.Day(41) };
                touched.Instances.Add(Instance.Load(writer.Instances.Load([new(Days.InAnHour.Workflow.Name, "b")])[0]!, Days.Rules.For(Days.InAnHour.Workflow.Name)).Pack());
                writer.Write(touched);
            }
        });

        Assert.Equal((0, 3), (Run(place), place.Read(store => store.Instances.Count(null))));
        Assert.Equal((2, 1), (Run(place), place.Read(store => store.Instances.Count(null))));
        place.AssertAudited(Days.Rules);
    }

    private static long Run(ImportPlace place)
    {
        using IStore store = place.Through(place.Open());
        return RetentionRun.Run(store, Days.Rules, TimeSpan.FromDays(10), TimeProvider.System, null, CancellationToken.None);
    }

    private static bool Fails(LivePlace live)
    {
        try
        {
            live.Retain();
            return false;
        }
        catch (StoreException)
        {
            return true;
        }
    }

    private static string Counts(LivePlace live) => live.Place.Read(store => string.Join(", ", store.Ledger.Minutes(Days.InAnHour.Hash)));
}
