using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Times in which nothing was told of any case. Each case is told of when it begins, and ten seconds later when it ends.</summary>
public sealed class SilencesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Silences silences = new(new(Monday.At("00:00"), Monday.At("3d 00:00")));

    [Fact]
    public void A_silence_tells_where_cases_had_begun_all_the_time_before()
    {
        Begin("09:00", "10:00", Minute);
        Begin("10:40", "11:00", Minute);

        Assert.Equal(["09:59:11-10:40"], Told("11:00"));
    }

    [Fact]
    public void The_last_one_tells_though_nothing_was_told_after_it()
    {
        Begin("09:00", "10:00", Minute);
        Silences upToEleven = new(new(Monday.At("09:00"), Monday.At("10:30")));
        Begin("09:00", "10:00", Minute, into: upToEleven);

        Assert.Equal(new TimeRange(Monday.At("09:59:11"), Monday.At("10:30")), Assert.Single(upToEleven.Telling()));
    }

    [Theory]
    [InlineData("09:38", 1)]
    [InlineData("09:39", 0)]
    public void It_is_three_times_as_long_as_the_longest_time_between_two_beginnings(string again, int telling)
    {
        Begin("09:00", "09:26", Minute);
        Case open = Case.Of().Started("09:25");
        for (Instant at = Monday.At("09:25"); at < Monday.At(again); at += Minute)
        {
            open.State($"s{at.Minute}", Monday.Text(at));
        }

        silences.Add(Life(open), seesSteps: true);
        Begin(again, "10:00", Minute);
        Begin("10:40", "11:00", Minute);

        Assert.Equal(telling, Told("11:00").Count());
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(4, 0)]
    public void Five_cases_have_to_begin_in_as_long_a_time_before(int begun, int telling)
    {
        for (int i = 0; i < begun; i++)
        {
            Add(Monday.At("10:00") - (TimeSpan.FromMinutes(10) * i));
        }

        Begin("10:50", "18:00", Minute);

        Assert.Equal(telling, Told("18:00").Count());
    }

    [Theory]
    [InlineData("09:40", 1)]
    [InlineData("09:41", 0)]
    public void Where_nothing_is_known_before_half_as_long_a_time_is_enough(string from, int telling)
    {
        Begin(from, "10:00", Minute);
        Begin("10:37", "11:00", Minute);

        Assert.Equal(telling, Told("11:00").Count());
    }

    [Fact]
    public void What_begins_all_at_once_and_is_silent_then_tells_nothing()
    {
        Begin("02:00", "02:02", TimeSpan.FromSeconds(1));
        Begin("03:00", "03:02", TimeSpan.FromSeconds(1));

        Assert.Empty(Told("03:02"));
    }

    [Theory]
    [InlineData("06:00", "22:00", 0)]
    [InlineData("07:00", "08:00", 1)]
    public void A_night_tells_nothing_where_the_one_before_was_silent_from_about_the_same_time_on(string from, string to, int telling)
    {
        Begin(from, to, Minute);
        Begin("1d 06:00", "1d 22:10", Minute);
        Begin("2d 06:00", "2d 17:00", Minute);

        Assert.Equal(telling, Told("2d 17:00").Count(silence => silence.StartsWith("1d", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_second_one_soon_after_the_first_is_compared_with_what_was_before_that()
    {
        Begin("08:00", "10:00", Minute);
        Begin("10:40", "11:00", Minute);
        Begin("11:40", "12:00", Minute);

        Assert.Equal(["09:59:11-10:40", "10:59:11-11:40"], Told("12:00"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void That_cases_begin_is_no_sign_of_life_where_each_step_would_be_told(bool seesSteps, int telling)
    {
        Begin("09:00", "10:00", Minute);
        for (Instant at = Monday.At("10:00"); at < Monday.At("10:40"); at += Minute)
        {
            silences.Add(Life(Case.Of().Started(Monday.Text(at))), seesSteps);
        }

        Begin("10:40", "11:00", Minute);

        Assert.Equal(telling, Told("11:00").Count());
        Assert.True(silences.HasBeginnings(new(Monday.At("10:00"), Monday.At("10:40"))));
        Assert.False(silences.HasBeginnings(new(Monday.At("12:00"), Monday.At("12:40"))));
    }

    [Theory]
    [InlineData("step")]
    [InlineData("state")]
    public void A_case_that_comes_to_a_step_or_a_state_when_it_begins_is_a_sign_of_life(string kind)
    {
        Begin("09:00", "10:00", Minute);
        for (Instant at = Monday.At("10:00"); at < Monday.At("10:40"); at += Minute)
        {
            Case one = Case.Of().Started(Monday.Text(at));
            silences.Add(Life(kind == "step" ? one.StepScheduled("charge", Monday.Text(at)) : one.State("new", Monday.Text(at))), seesSteps: true);
        }

        Begin("10:40", "11:00", Minute);

        Assert.Empty(Told("11:00"));
    }

    [Fact]
    public void A_time_of_years_is_kept_by_minutes_and_tells_as_well()
    {
        Silences long_ = new(new(Monday.At("00:00") - TimeSpan.FromDays(3650), Monday.At("1d 00:00")));
        Begin("06:00", "11:00", Minute, into: long_);
        Begin("15:00", "16:00", Minute, into: long_);

        Assert.Contains(long_.Telling(), silence => silence.From >= Monday.At("10:58") && silence.From <= Monday.At("11:04") && silence.To >= Monday.At("14:56") && silence.To <= Monday.At("15:00"));
    }

    /// <summary>Up to a moment.</summary>
    private IEnumerable<string> Told(string until) => silences.Telling().Where(silence => silence.From < Monday.At(until) && silence.To <= Monday.At(until)).Select(silence => $"{Monday.Text(silence.From)}-{Monday.Text(silence.To)}");

    private void Begin(string from, string to, TimeSpan apart, Silences? into = null)
    {
        for (Instant at = Monday.At(from); at < Monday.At(to); at += apart)
        {
            Add(at, into);
        }
    }

    private void Add(Instant at, Silences? into = null) =>
        (into ?? silences).Add(Life(Case.Of().Started(Monday.Text(at)).StepStarted("charge", Monday.Text(at)).Ended(Monday.Text(at + TimeSpan.FromSeconds(10)))), seesSteps: true);

    private static Life Life(Case one) => Recount.Fold(one.Facts, Some.Workflow).Lives[0];
}
