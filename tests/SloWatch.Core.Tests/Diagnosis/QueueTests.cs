using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Thirty wait at a step to be taken up. Whether they are stuck there is told by the calls of that step which came back since the first of them came, at 10:29.</summary>
public sealed class QueueTests
{
    [Theory]
    [InlineData(0, 7, 0, 0, DependencyOutage, "bank")]
    [InlineData(3, 7, 0, 0, DependencyOutage, "bank")]
    [InlineData(0, 5, 0, 0, DependencyOutage, "bank")]
    [InlineData(0, 4, 0, 0, NotClear, null)]
    [InlineData(4, 6, 0, 0, NotClear, null)]
    [InlineData(5, 5, 0, 0, NotClear, null)]
    [InlineData(6, 5, 0, 0, Stuck, "charge")]
    [InlineData(98, 0, 2, 0, Stuck, "charge")]
    [InlineData(92, 0, 8, 0, NotClear, null)]
    [InlineData(96, 0, 4, 4, NotClear, null)]
    [InlineData(0, 0, 0, 1, NotClear, null)]
    [InlineData(0, 0, 0, 0, Stuck, "charge")]
    public void It_waits_for_the_dependency_where_most_calls_are_long_and_where_some_are_it_is_not_clear(int usual, int longer, int extreme, int lost, LikelyCause cause, string? subject)
    {
        Conclusion told = Decision.Of(Waited("10:40", usual, longer, extreme, lost));

        Assert.Equal((cause, subject), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData("10:29", DependencyOutage)]
    [InlineData("10:28:59", Stuck)]
    public void Calls_that_came_back_before_anyone_waited_tell_nothing(string at, LikelyCause cause) => Assert.Equal(cause, Decision.Of(Waited(at, 0, 10, 0, 0)).Cause);

    [Theory]
    [InlineData("10:34", "10:35", NotClear)]
    [InlineData("10:35", "10:35", NotClear)]
    [InlineData("10:36", "10:35", Stuck)]
    public void A_call_that_does_not_come_back_may_hold_up_all_who_make_calls_where_nobody_took_up_another_after_it(string usual, string lost, LikelyCause cause)
    {
        Evidence evidence = Waited("10:40", 0, 0, 0, 0);
        evidence.Paces.Add("charge", "bank", Monday.At(lost), Monday.At("10:59"), Pace.Lost);
        for (int i = 0; i < 10; i++)
        {
            evidence.Paces.Add("charge", "bank", Monday.At(usual), Monday.At("10:40"), Pace.Usual);
        }

        Assert.Equal(cause, Decision.Of(evidence).Cause);
    }

    [Fact]
    public void A_sentence_says_who_waits_and_how_many_calls_are_long()
    {
        Conclusion told = Decision.Of(Waited("10:40", 1, 9, 0, 0, Waiting with { Count = 4, Kind = SpotKind.Calling }));

        Assert.Equal(
            "Likely a dependency outage of bank: 30 of 34 bad instances wait to be taken up at step charge, behind calls to it that take long, and 4 more went bad in these. "
            + "Since the first of them 9 of 10 calls that came back from there took at least twice as long as usual; before, 0 of 100 that came by went bad.",
            told.Sentence);
        Assert.Equal(new CauseNumbers(34, 34) { Late = 4, Failed = 0, Behind = 30, Well = 0, BadBefore = 0, SeenBefore = 100 }, told.Numbers);
        Assert.Contains("not stuck: most calls at step charge take much longer than usual", told.Others);
    }

    [Fact]
    public void What_is_not_clear_says_what_the_calls_do() => Assert.Equal(
        "Not clear: 30 of 30 wait to be taken up at step charge, and of 10 calls that came back from there since 6 took at least twice as long as usual, and 2 did not come back, so who makes them may be held up in these.",
        Decision.Of(Waited("10:40", 4, 6, 0, 2)).Sentence);

    [Theory]
    [InlineData(5, 5, NotClear)]
    [InlineData(6, 5, DependencyOutage)]
    [InlineData(0, 4, DependencyOutage)]
    public void Where_other_steps_take_as_long_it_is_not_only_the_dependency(int usual, int longer, LikelyCause cause)
    {
        Evidence evidence = Waited("10:40", 0, 10, 0, 0);
        Add(evidence, "pack", null, "10:40", (Pace.Usual, usual), (Pace.Long, longer));
        Conclusion told = Decision.Of(evidence);

        Assert.Equal(cause, told.Cause);
        Assert.True(cause != NotClear || told.Sentence == "Not clear: 30 of 30 wait behind long calls to bank, but 5 of 10 runs of other steps took at least twice as long as usual, too.", told.Sentence);
    }

    [Theory]
    [InlineData(2, 5, 0, 7)]
    [InlineData(3, 5, 2, 10)]
    [InlineData(0, 0, 5, 5)]
    [InlineData(3, 6, 0, 0)]
    [InlineData(0, 4, 0, 0)]
    [InlineData(0, 0, 4, 0)]
    public void Where_most_runs_of_another_step_are_long_or_lost_who_takes_it_up_may_be_held_up_in_these(int usual, int longer, int lost, int of)
    {
        Evidence evidence = Waited("10:40", 10, 0, 0, 0);
        Add(evidence, "check", "bureau", "10:40", (Pace.Usual, usual), (Pace.Long, longer), (Pace.Lost, lost));
        Conclusion told = Decision.Of(evidence);

        Assert.Equal(of > 0 ? NotClear : Stuck, told.Cause);
        Assert.True(of == 0 || told.Sentence == "Not clear: 30 of 30 wait to be taken up at step charge, while " + (of, lost) switch
        {
            (7, _) => "5 of 7 calls to bureau at step check that came back since took at least twice as long as usual",
            (10, _) => "5 of 8 calls to bureau at step check that came back since took at least twice as long as usual, and 2 did not come back",
            _ => "5 of 5 calls to bureau at step check did not come back",
        } + ", so who takes it up may be held up in these.", told.Sentence);
    }

    [Fact]
    public void A_call_is_named_before_a_step_that_calls_nobody_and_what_was_long_before_anyone_waited_is_not()
    {
        Evidence evidence = Waited("10:40", 10, 0, 0, 0);
        Add(evidence, "sort", null, "10:40", (Pace.Long, 50));
        Assert.Contains(" while 50 of 50 runs of step sort that ended since took at least twice as long as usual, ", Decision.Of(evidence).Sentence, StringComparison.Ordinal);

        Add(evidence, "check", "bureau", "10:40", (Pace.Long, 5));
        Add(evidence, "ship", "carrier", "10:28", (Pace.Long, 50));
        Assert.Contains(" while 5 of 5 calls to bureau at step check that came back since ", Decision.Of(evidence).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_of_which_most_wait_where_who_takes_it_up_is_held_up_is_not_blamed()
    {
        Evidence evidence = Seen("10:40", 10, 0, 0, 0, [Waiting with { Version = "v2" }, new(30, Step: "charge", Version: "v1"), Burn.QuietBefore]);
        evidence.Begun("v1", Monday.At("08:00"));
        Assert.Equal((BadVersion, "v2"), (Decision.Of(evidence).Cause, Decision.Of(evidence).Subject));

        Add(evidence, "check", "bureau", "10:40", (Pace.Long, 5));
        Assert.Contains("may be held up in these", Decision.Of(evidence).Sentence, StringComparison.Ordinal);
        Assert.Equal(NotClear, Decision.Of(evidence).Cause);
    }

    [Fact]
    public void Of_several_that_a_step_calls_it_waits_for_the_one_that_is_called_most()
    {
        Evidence evidence = Waited("10:40", 0, 10, 0, 0);
        Add(evidence, "charge", "mint", "10:40", (Pace.Usual, 9));

        Assert.Equal("bank", Decision.Of(evidence).Subject);
    }

    [Fact]
    public void Where_only_a_new_version_waits_it_may_be_that()
    {
        Conclusion told = Decision.Of(Seen("10:40", 0, 10, 0, 0, [Waiting with { Version = "v2", Begun = 5 }, Burn.QuietBefore]));

        Assert.Equal(NotClear, told.Cause);
        Assert.Contains("may be the version", told.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_that_were_as_long_before_and_a_few_that_wait_name_nobody()
    {
        Heap[] asEver = [Waiting, Waiting with { At = "09:30" }, Burn.QuietBefore with { Count = 10 }];
        Assert.Equal("Not clear: 30 of 30 wait behind long calls to bank, but no more often than before (30 of 30 now, 30 of 40 before).", Decision.Of(Seen("10:40", 0, 10, 0, 0, asEver)).Sentence);
        Assert.Contains("too few to tell", Decision.Of(Seen("10:40", 0, 10, 0, 0, [Waiting with { Count = 3 }])).Sentence, StringComparison.Ordinal);
    }

    private static Heap Waiting => new(30, SpotKind.Waiting, "charge", "bank", "v1");

    private static Evidence Waited(string at, int usual, int longer, int extreme, int lost, params Heap[] more) =>
        Seen(at, usual, longer, extreme, lost, [Waiting, .. more, Burn.QuietBefore]);

    private static Evidence Seen(string at, int usual, int longer, int extreme, int lost, Heap[] heaps)
    {
        Evidence evidence = Burn.EvidenceOf(heaps);
        Add(evidence, "charge", "bank", at, (Pace.Usual, usual), (Pace.Long, longer), (Pace.Extreme, extreme), (Pace.Lost, lost));
        return evidence;
    }

    private static void Add(Evidence evidence, string step, string? dependency, string at, params (Pace Pace, int Count)[] runs)
    {
        foreach ((Pace pace, int count) in runs)
        {
            for (int i = 0; i < count; i++)
            {
                evidence.Paces.Add(step, dependency, Monday.At("10:00"), Monday.At(at), pace);
            }
        }
    }
}
