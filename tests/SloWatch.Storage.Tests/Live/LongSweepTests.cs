using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>Much is due at once, as after an outage of a source.</summary>
public sealed class LongSweepTests
{
    private const int Cases = 3000;

    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Hour = ImportPlace.Rules(InAnHour);

    [Theory]
    [InlineData("engine", true)]
    [InlineData("new source", false)]
    public void Who_delivers_meanwhile_is_answered_before_all_of_it_is_judged(string source, bool isKnown)
    {
        using LivePlace live = new(Hour, "10:30");
        live.Deliver([.. Enumerable.Range(0, Cases).SelectMany(i => Case.Of($"c{i:d4}").Started("09:00").Facts)]);
        Task<Receipt>? answer = null;
        int judged = 0, answeredAfter = 0;
        live.Restart();
        live.Place.Through = store => new FaultyStore(store, (_, commit) =>
        {
            if (commit.ViolationsAdded.Count > 0)
            {
                judged += commit.ViolationsAdded.Count;
                answeredAfter = answer is { IsCompleted: true } && answeredAfter == 0 ? judged : answeredAfter;
                answer ??= live.Engine.TryTake(new("test", Case.Of("meanwhile").Started("10:20").With(fact => fact with { Source = source }).Facts, []));
            }
        });
        live.Deliver(Case.Of("young").Started("10:30"));

        live.GoTo("10:33");
        live.GoTo("10:35");

        Assert.InRange(answeredAfter, 1, Cases - 1);
        Assert.Equal(isKnown ? (Cases + 2, Cases) : (Cases + 2, Sum(live).Bad), (Sum(live).Begun, Sum(live).Bad)); // a new one holds back what is not judged yet
        live.Restart();
        live.Place.AssertAudited(Hour);
    }

    private static Tally Sum(LivePlace live) => live.Place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever));
}
