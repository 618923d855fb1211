using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>A version took the place of another and goes bad from its first unit on. It is blamed only where hardly any time lay between, in which anything else may have broken.</summary>
public sealed class ChangeoverTests
{
    [Theory]
    [InlineData("10:20", "10:22", BadVersion)]
    [InlineData("10:20", "11:21", BadVersion)]
    [InlineData("10:20", "11:21:01", NotClear)]
    [InlineData("20:00", "1d 08:00", NotClear)]
    [InlineData("20:00", "5d 20:00", NotClear)]
    public void Time_in_which_nothing_was_run_speaks_for_no_version(string lastOther, string firstBad, LikelyCause cause)
    {
        Conclusion told = Seen(Quiet(lastOther), New(firstBad), Monday.At("00:00"), Monday.At("7d 00:00"));

        Assert.Equal(cause, told.Cause);
        Assert.True(cause == BadVersion || told.Sentence.EndsWith("It may be the version as well as an outage of bank.", StringComparison.Ordinal), told.Sentence);
    }

    [Theory]
    [InlineData("10:20", "10:22")]
    [InlineData("20:00", "1d 08:00")]
    [InlineData("20:00", "5d 20:00")]
    public void One_burn_has_one_cause_through_whatever_window(string lastOther, string firstBad)
    {
        Instant begun = Monday.At(firstBad), end = begun + TimeSpan.FromHours(2);
        Heap[] burn = [.. Enumerable.Range(0, 12).Select(i => New(firstBad) with { Count = 2, Later = TimeSpan.FromMinutes(5 * i) })];
        IEnumerable<TimeSpan> back = new[] { -30, -6, 1, 30, 200, 1440, 8 * 1440 }.Select(minutes => TimeSpan.FromMinutes(minutes));

        (LikelyCause, string?)[] named = [.. back.Select(time => Seen(Quiet(lastOther), burn, begun - time, end)).Where(told => told.Cause != NotClear).Select(told => (told.Cause, told.Subject)).Distinct()];

        Assert.Equal(lastOther == "10:20" ? [(BadVersion, "v2")] : [], named);
    }

    [Theory]
    [InlineData("10:19")]
    [InlineData("10:26")]
    public void One_of_the_others_that_goes_bad_elsewhere_about_then_speaks_for_the_version_no_more(string at)
    {
        Heap elsewhere = new(1, SpotKind.Standing, "approve", Version: "v1", At: at);
        Heap[] burn = [New("10:22"), New("10:28") with { Count = 2 }];

        Assert.Equal(BadVersion, Seen(Quiet("10:20"), burn, Monday.At("00:00"), Monday.At("12:00")).Cause);
        Assert.Equal(NotClear, Seen(Quiet("10:20") with { Count = 4 }, [elsewhere, Quiet("10:10"), .. burn], Monday.At("00:00"), Monday.At("12:00")).Cause);
    }

    private static Heap Quiet(string at) => new(30, null, "charge", "bank", "v1", "paying", At: at);

    private static Heap New(string at) => new(20, SpotKind.CallFailed, "charge", "bank", "v2", "paying", At: at, Begun: 1);

    private static Conclusion Seen(Heap before, Heap burn, Instant from, Instant to) => Seen(before, [burn], from, to);

    private static Conclusion Seen(Heap before, Heap[] burn, Instant from, Instant to)
    {
        Evidence evidence = new(new(from, to), new(Instant.Min(from, Monday.At("00:00")) - TimeSpan.FromDays(14), from)) { Noun = "instances" };
        foreach (SeenUnit unit in burn.Prepend(before).SelectMany((heap, i) => heap.Units(i)))
        {
            evidence.Add(unit);
            if (unit.Spot is null)
            {
                evidence.Add(new Passage("charge", "bank", null, unit.Version, unit.At));
            }
        }

        return Decision.Of(evidence);
    }
}
