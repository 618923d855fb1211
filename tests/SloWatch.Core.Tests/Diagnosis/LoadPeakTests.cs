using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Ten wait at a step, twenty minutes each, between 10:30 and 10:59. Before, one was taken up there in each minute, at once.</summary>
public sealed class LoadPeakTests
{
    [Theory]
    [InlineData(28, false)]
    [InlineData(29, true)]
    [InlineData(90, true)]
    public void No_fewer_are_taken_up_than_in_most_stretches_before(int takenUp, bool isPeak) => Assert.Equal(isPeak, IsPeak(takenUp, "08:00", waited: 20));

    [Theory]
    [InlineData("08:50", true)]
    [InlineData("10:25", true)]
    [InlineData("10:29", false)]
    public void A_short_time_before_is_cut_into_shorter_stretches_and_one_that_is_too_short_tells_nothing(string since, bool isPeak) => Assert.Equal(isPeak, IsPeak(90, since, waited: 20));

    [Theory]
    [InlineData(20, 43, true)]
    [InlineData(0, 43, false)]
    [InlineData(0, 44, true)]
    public void Where_as_many_of_those_that_came_later_went_on_at_once_it_is_no_peak_unless_more_are_taken_up_than_ever(int waited, int takenUp, bool isPeak) =>
        Assert.Equal(isPeak, IsPeak(takenUp, "08:00", waited));

    [Fact]
    public void Times_in_which_none_was_taken_up_are_not_compared_with()
    {
        Evidence evidence = Waiting();
        TakeUp(evidence, "1d 08:00", "1d 10:30", 60);

        Assert.Null(LoadPeak.At(Now(evidence, 28, 20), Charge));
        Assert.NotNull(LoadPeak.At(Now(Before(Waiting(), "08:00"), 29, 20), Charge));
    }

    [Fact]
    public void A_sentence_says_how_many_are_taken_up_and_were_before()
    {
        LoadPeak? peak = LoadPeak.At(Now(Before(Waiting(), "08:00"), 40, 20), Charge);

        Assert.Equal("though no fewer were taken up there than before (40 in 29m, and 5 to 29 in as long before): more may have come than can be taken up", peak?.Though(isTold: true));
        Assert.EndsWith("(40 in 29m, and 2 to 15 in 14m before): more may have come than can be taken up", LoadPeak.At(Now(Before(Waiting(), "09:30"), 40, 20), Charge)?.Though(isTold: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_waits_there_is_none() => Assert.Null(LoadPeak.At(Now(Before(new(Window, Earlier), "08:00"), 90, 20), Charge));

    private static readonly PlaceOf Charge = new(Dimension.Step, "charge");

    private static readonly TimeRange Window = new(Monday.At("1d 10:00"), Monday.At("1d 11:00"));

    private static readonly TimeRange Earlier = new(Monday.At("10:00"), Monday.At("1d 10:00"));

    private static bool IsPeak(int takenUp, string since, int waited) => LoadPeak.At(Now(Before(Waiting(), since), takenUp, waited), Charge) is not null;

    private static Evidence Waiting()
    {
        Evidence evidence = new(Window, Earlier);
        for (int i = 0; i < 10; i++)
        {
            Instant since = Monday.At("1d 10:30") + TimeSpan.FromMinutes(i), at = since + TimeSpan.FromMinutes(20);
            evidence.Add(new SeenUnit(new InstanceKey(Some.WorkflowName, $"c{i}"), "instance", since, at, null) { Spot = new(SpotKind.Waiting, since) { Step = "charge" } });
        }

        return evidence;
    }

    private static Evidence Before(Evidence evidence, string since)
    {
        TakeUp(evidence, $"1d {since}", "1d 10:30", 60);
        return evidence;
    }

    /// <param name="waited">Minutes that those that came since half past ten waited.</param>
    private static Evidence Now(Evidence evidence, int takenUp, int waited)
    {
        for (int i = 0; i < takenUp; i++)
        {
            Instant at = Monday.At("1d 10:30") + (TimeSpan.FromMinutes(28.9) * i / takenUp);
            evidence.PickUps.Add(Charge, at - TimeSpan.FromMinutes(waited), at);
        }

        return evidence;
    }

    private static void TakeUp(Evidence evidence, string from, string to, double apart)
    {
        for (Instant at = Monday.At(from); at < Monday.At(to); at += TimeSpan.FromSeconds(apart))
        {
            evidence.PickUps.Add(Charge, at, at);
        }
    }
}
