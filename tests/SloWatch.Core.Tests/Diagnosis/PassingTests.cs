using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What came by, counted exactly, and as the least that it may be where it is too much.</summary>
public sealed class PassingTests
{
    private const int Many = 1_000_000;

    private static readonly PlaceOf Bank = new(Dimension.Dependency, "bank");

    private static readonly PlaceOf Charge = new(Dimension.Step, "charge");

    [Fact]
    public void A_time_holds_what_lies_in_it_and_what_reaches_into_it()
    {
        Passing passing = new(Burn.Window);
        Add(passing, "v1", bad: true, "10:10", "10:20");
        Add(passing, "v1", bad: false, "10:30", "10:30");
        Add(passing, "v2", bad: false, "09:59:59", "10:30");
        Add(passing, "v2", bad: false, "11:00", "11:00");

        Assert.Equal(new(1, 1), passing.Count(Bank, null, Instant.Never, Instant.Ever));
        Assert.Equal(new(0, 1), passing.Count(Bank, null, Monday.At("10:20"), Monday.At("10:29")));
        Assert.Equal(new(0, 1), passing.Count(Bank, null, Instant.Never, Monday.At("10:10")));
        Assert.Equal(new(1, 0), passing.Count(Charge, version => version == "v1", Monday.At("10:20:01"), Monday.At("10:30")));
        Assert.Equal(default, passing.Count(Bank, version => version == "v2", Instant.Never, Instant.Ever));
        Assert.Equal(default, passing.Count(new(Dimension.State, "charge"), null, Instant.Never, Instant.Ever));
        Assert.Equal(new(0, 1), passing.Count(PlaceOf.Anywhere, null, Instant.Never, Instant.Ever));
        Assert.False(passing.IsCoarse);
    }

    [Fact]
    public void The_first_and_the_last_are_found_whatever_order_they_come_in()
    {
        Passing passing = new(Burn.Window);
        Add(passing, "v1", bad: false, "10:20", "10:20");
        Add(passing, "v1", bad: true, "10:05", "10:25");
        Add(passing, "v1", bad: false, "10:01", "10:01");
        Add(passing, "v1", bad: true, "10:40", "10:50");
        Add(passing, "v1", bad: false, "10:40", "10:40");

        Assert.Equal(new Last(new(1, 1), Monday.At("10:05"), Monday.At("10:25")), passing.LastBefore(Bank, _ => true, Monday.At("10:40"), 2));
        Assert.Equal(new Last(default, Instant.Ever, Instant.Never), passing.LastBefore(Bank, _ => false, Monday.At("10:40"), 2));
        Assert.Equal(new(2, 1), passing.Before(Bank, _ => true, Monday.At("10:40")));
        Assert.Equal(new(1, 1), passing.After(Bank, _ => true, Monday.At("10:39")));
        Assert.Equal(default, passing.After(Bank, _ => true, Monday.At("10:40")));
        Assert.Equal(new(1, 1), passing.First(Bank, _ => true, 2));
        Assert.Equal(["v1"], passing.Versions(Bank, new(Monday.At("10:30"), Monday.At("10:45"))));
        Assert.Equal(["v1"], passing.Versions(Bank, new(Monday.At("10:25"), Monday.At("10:30"))));
        Assert.Empty(passing.Versions(Bank, new(Monday.At("10:26"), Monday.At("10:30"))));
    }

    [Fact]
    public void Of_equal_times_what_went_well_comes_first_and_what_is_over_at_a_moment_was_not_before_it()
    {
        Passing passing = new(Burn.Window);
        Add(passing, "v1", bad: true, "10:00:30", "10:00:30");
        Add(passing, "v1", bad: true, "10:01", "10:01");
        Add(passing, "v1", bad: false, "10:01", "10:01");
        Add(passing, "v1", bad: false, "10:10", "10:20");
        Add(passing, "v1", bad: true, "10:10", "10:20");
        Add(passing, "v1", bad: true, "10:05", "10:30");

        Assert.Equal(new Last(new(0, 1), Monday.At("10:10"), Monday.At("10:20")), passing.LastBefore(Bank, _ => true, Monday.At("10:30"), 1));
        Assert.Equal(new(1, 1), passing.First(Bank, _ => true, 2));
        Assert.Equal(new(2, 3), passing.Before(Bank, _ => true, Monday.At("10:30")));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void More_than_may_be_kept_lose_their_time_and_never_their_number(int most)
    {
        Passing exact = new(Burn.Window), coarse = new(Burn.Window, most);
        Random random = new(17);
        for (int i = 0; i < 5000; i++)
        {
            Instant at = Burn.Window.From + TimeSpan.FromMilliseconds(random.Next(3_600_000)), until = at + TimeSpan.FromSeconds(random.Next(60));
            PassingKey key = new("charge", "bank", null, i % 3 == 0 ? "v2" : "v1", i % 7 == 0, IsUnit: true);
            exact.Add(key, at, until);
            coarse.Add(key, at, until);
        }

        Assert.Equal((false, true), (exact.IsCoarse, coarse.IsCoarse));
        Assert.Equal(exact.Count(Bank, null, Instant.Never, Instant.Ever), coarse.Count(Bank, null, Instant.Never, Instant.Ever));
        Assert.Equal(exact.Count(Bank, version => version == "v2", Instant.Never, Instant.Ever), coarse.Count(Bank, version => version == "v2", Instant.Never, Instant.Ever));
        for (int minute = 0; minute < 60; minute += 7)
        {
            Instant since = Burn.Window.From + TimeSpan.FromMinutes(minute);
            Assert.True(coarse.Count(Bank, null, since, Instant.Ever).Well <= exact.Count(Bank, null, since, Instant.Ever).Well, $"{minute}");
        }
    }

    [Fact]
    public void However_much_comes_by_no_more_of_its_time_is_lost_than_has_to_be()
    {
        Passing passing = new(Burn.Window, 8000);
        for (int i = 0; i < 400_000; i++)
        {
            Instant at = Burn.Window.From + TimeSpan.FromSeconds(i % 3600);
            passing.Add(new("charge", "bank", null, "v1", false, false), at, at);
        }

        Assert.Equal(new(400_000 / 3600 * 1800, 0), passing.Count(Bank, null, Monday.At("10:20"), Monday.At("10:49:59")));
    }

    [Fact]
    public void Where_seconds_are_too_fine_two_of_them_are_kept_as_one()
    {
        Passing passing = new(Burn.Window, 4000);
        for (int i = 0; i < 40_000; i++)
        {
            Instant at = Burn.Window.From + TimeSpan.FromSeconds(i % 3600);
            passing.Add(new("charge", "bank", null, "v1", false, false), at, at);
        }

        Assert.Equal(new(40_000 / 3600 * 1798, 0), passing.Count(Bank, null, Monday.At("10:20:02"), Monday.At("10:49:59")));
    }

    [Fact]
    public void Of_more_than_a_million_a_sentence_says_at_least()
    {
        Evidence evidence = Burn.EvidenceOf([.. Call(20).Units(0), .. Burn.QuietBefore.Units(1)]);
        for (int i = 0; i < Many - 20; i++)
        {
            evidence.Add(new Passage("ship", null, null, "v1", Burn.Window.From + TimeSpan.FromTicks(i * 10_000L)));
        }

        Assert.Contains("Since the first of them no call to it ended well;", Decision.Of(evidence).Sentence, StringComparison.Ordinal);
        Assert.False(Decision.Of(evidence).Numbers!.AtLeast);

        for (int i = 0; i < 11; i++)
        {
            evidence.Add(new Passage("ship", null, null, "v1", Monday.At("10:50")));
        }

        Assert.Contains("Since the first of them at least 0 calls to it ended well;", Decision.Of(evidence).Sentence, StringComparison.Ordinal);
        evidence.Add(new Passage("charge", "bank", null, "v1", Monday.At("10:45")));
        Assert.Contains("Since the first of them at least 1 call to it ended well;", Decision.Of(evidence).Sentence, StringComparison.Ordinal);
        Assert.True(Decision.Of(evidence).Numbers!.AtLeast);
    }

    [Fact]
    public void Behind_so_many_places_nothing_is_counted_and_a_sentence_says_at_least()
    {
        const int Places = 50_000;
        Passing passing = new(Burn.Window);
        for (int i = 0; i < Places; i++)
        {
            passing.Add(new($"step {i}", null, null, "v1", false, false), Monday.At("10:10"), Monday.At("10:10"));
        }

        Assert.False(passing.IsCoarse);
        passing.Add(new("step 7", null, null, "v1", false, false), Monday.At("10:20"), Monday.At("10:20"));
        Assert.False(passing.IsCoarse);
        Add(passing, "v1", bad: false, "10:20", "10:20");

        Assert.True(passing.IsCoarse);
        Assert.Equal(default, passing.Count(Bank, null, Instant.Never, Instant.Ever));
        Assert.Equal(new(2, 0), passing.Count(new(Dimension.Step, "step 7"), null, Instant.Never, Instant.Ever));
    }

    private static Heap Call(int count) => new(count, SpotKind.Calling, "charge", "bank", "v1", "paying");

    private static void Add(Passing passing, string version, bool bad, string at, string until) =>
        passing.Add(new("charge", "bank", null, version, bad, IsUnit: bad), Monday.At(at), Monday.At(until));
}
