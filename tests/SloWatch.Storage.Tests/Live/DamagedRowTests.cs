using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>What is stored of one instance cannot be read any more: it alone is set aside.</summary>
public sealed class DamagedRowTests : IDisposable
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Rules = ImportPlace.Rules(InAnHour);

    private readonly LivePlace live = new(Rules);

    public void Dispose() => live.Dispose();

    [Fact]
    public void All_others_are_judged_and_each_tick_tells_which_one_is_not()
    {
        DeliverThree();
        Damage();

        GoOnAt("10:30");
        DamagedFactsException told = Assert.Throws<DamagedFactsException>(live.Tick);

        Assert.Equal("b", told.Key.Id);
        Assert.Contains("the stored facts of 'b' of workflow 'payments' are damaged", live.Engine.Health.Fault, StringComparison.Ordinal);
        Assert.Equal((2, 2), (Sum().Bad, Sum().Pending));
        live.Clock.Now = Monday.At("10:33");
        Assert.Throws<DamagedFactsException>(live.Tick);
        Assert.Equal(Monday.At("10:31"), live.Source.Watermark);
    }

    [Fact]
    public void What_comes_for_it_waits_in_quarantine_and_what_comes_for_others_with_it_is_taken()
    {
        DeliverThree();
        Damage();

        Receipt receipt = live.Deliver(Case.Of("a").Ended("09:20"), Case.Of("b").Ended("09:20"), Case.Of("c").Ended("09:20"));

        Assert.Equal((2, 1), (receipt.New, receipt.Refused.Count));
        Assert.Contains("the stored facts of 'b' of workflow 'payments' are damaged", receipt.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(1, live.Place.Read(store => store.Sources.QuarantineCount(null)));
        Assert.Equal(2, Sum().Good);
    }

    [Fact]
    public void When_it_can_be_read_again_all_is_well()
    {
        DeliverThree();
        Damage();
        GoOnAt("10:30");
        Assert.Throws<DamagedFactsException>(live.Tick);
        Repair();

        GoOnAt("10:31");
        live.Tick();

        Assert.Null(live.Engine.Health.Fault);
        Assert.Equal(3, Sum().Bad);
        live.Restart();
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void When_it_is_taken_out_and_nothing_else_is_due_all_is_well()
    {
        DeliverThree();
        Damage();
        GoOnAt("10:30");
        Assert.Throws<DamagedFactsException>(live.Tick);
        live.Place.Change("DELETE FROM instance WHERE instance = 'b'");

        live.Clock.Now = Monday.At("10:33");
        live.Tick();

        Assert.Null(live.Engine.Health.Fault);
    }

    private void DeliverThree() => live.Deliver(Case.Of("a").Started("09:00"), Case.Of("b").Started("09:00"), Case.Of("c").Started("09:00"));

    private void GoOnAt(string time)
    {
        live.Clock.Now = Monday.At(time);
        live.Deliver(Case.Of("d").Started(time));
    }

    private Tally Sum() => live.Place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever));

    /// <summary>Its first byte says how the facts are laid out.</summary>
    private void Damage()
    {
        live.Restart();
        live.Place.Change("UPDATE instance SET open_chunk = CAST(x'FF' || open_chunk AS BLOB) WHERE instance = 'b'");
    }

    private void Repair()
    {
        live.Restart();
        live.Place.Change("UPDATE instance SET open_chunk = substr(open_chunk, 2) WHERE instance = 'b'");
    }
}
