using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;

namespace SloWatch.Storage.Tests.Retention;

/// <summary>Files in a store that no service runs on: their age is counted from their last fact.</summary>
public sealed class RetainedImportTests : IDisposable
{
    private static readonly WorkflowEvent[] Log =
    [
        .. Days.Case("a", 0, 30), .. Days.Case("b", 5, 90), .. Days.Case("long", 6, null), Days.End("long", 18, 0), .. Days.Case("open", 7, null), .. Days.Case("d", 20, 30),
    ];

    private readonly ImportPlace place = new();

    public RetainedImportTests()
    {
        place.Import(Log, Days.Rules);
        Assert.Equal(2, Retain());
    }

    public void Dispose() => place.Dispose();

    [Fact]
    public void The_same_file_again_changes_nothing_and_names_what_is_too_old()
    {
        Tally before = Sum();

        ImportResult again = place.Import(Log, Days.Rules);

        Assert.Equal((0, 4), (again.New, again.Refused));
        Assert.Equal((before, new Tally(5, 2, 3, 0, 2)), (Sum(), before));
        Assert.Equal(3, place.Read(store => store.Instances.Count(null)));
        place.AssertAudited(Days.Rules);
    }

    [Fact]
    public void What_is_replaced_was_there_and_comes_back_whole()
    {
        Tally before = Sum();

        ImportResult replaced = place.Import(Log, Days.Rules, replace: true);

        Assert.Equal((5, 4), (replaced.New, replaced.Refused));
        Assert.Equal(before, Sum());
        place.AssertAudited(Days.Rules);
    }

    [Fact]
    public void The_next_file_goes_on_and_what_got_old_by_it_can_be_removed()
    {
        place.Import([Days.End("open", 30, 0), .. Days.Case("e", 50, 30)], Days.Rules);

        Assert.Equal(3, Retain());
        Assert.Equal((0, new Tally(6, 3, 3, 0, 3)), (Retain(), Sum()));
        place.AssertAudited(Days.Rules);
    }

    private long Retain()
    {
        using IStore store = place.Open();
        return RetentionRun.Run(store, Days.Rules, TimeSpan.FromDays(10), TimeProvider.System, null, CancellationToken.None);
    }

    private Tally Sum() => place.Read(store => store.Ledger.Sum(Days.InAnHour.Hash, Instant.Never, Instant.Ever));
}
