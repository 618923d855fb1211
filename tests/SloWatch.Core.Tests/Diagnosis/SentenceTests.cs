using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.SpotKind;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What a sentence says, beside its numbers.</summary>
public sealed class SentenceTests
{
    [Fact]
    public void What_is_not_known_later_is_said_behind_a_cause_and_before_none()
    {
        Assert.EndsWith(
            "; before, 0 of 100 that called it went bad. What came later is not known: bank is silent since ten.",
            Decision.Of(Burn.EvidenceOf(Call(20), Burn.QuietBefore), "bank is silent since ten").Sentence, StringComparison.Ordinal);
        Assert.Equal(
            "Nobody can say: bank is silent since ten. Of what is known: nothing to diagnose: no instances became good or bad in this time.",
            Decision.Of(Burn.EvidenceOf(Array.Empty<Heap>()), "bank is silent since ten").Sentence);
    }

    [Fact]
    public void Nine_are_too_few_and_ten_are_not()
    {
        Assert.Equal("Not clear: 9 bad of 9 instances are too few to tell a cause from chance.", Burn.Decide(Call(4), Stand(5)).Sentence);
        Assert.Equal("Not clear: of 10 bad instances 5 stood at step approve, 5 were in calls to bank, and nothing else sets most of them apart.", Burn.Decide(Call(5), Stand(5)).Sentence);
    }

    [Fact]
    public void Where_no_cause_is_clear_it_says_that_it_was_no_better_before()
    {
        Heap before = new(12, NoInstance, At: "09:30");

        Assert.Equal(
            "Not clear: of 10 bad instances 10 are of no instance, and nothing else sets most of them apart. It was no better before (12 of 12 bad).",
            Burn.Decide(new Heap(10, NoInstance), before).Sentence);
        Assert.EndsWith("sets most of them apart.", Burn.Decide(new Heap(10, NoInstance), before with { Count = 9 }).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("sets most of them apart.", Burn.Decide(new Heap(10, NoInstance), before with { Kind = null }, before with { Count = 1 }).Sentence, StringComparison.Ordinal);
    }

    /// <summary>What a version fails in calls nobody, and all of the others were before the window: nothing else may have broken, and nothing shows that it is the version.</summary>
    [Fact]
    public void What_only_a_new_version_fails_in_may_be_the_version()
    {
        Heap before = new(100, Step: "pack", Version: "v1", At: "09:30");

        Assert.Equal(
            "Not clear: of 84 bad instances 84 failed at step pack. It may be the version: 84 of 84 run version v2, which none ran before, and no other was at step pack in the same time to compare with.",
            Burn.Decide(new Heap(84, Failed, "pack", Version: "v2"), before).Sentence);
    }

    [Fact]
    public void Of_many_heaps_the_three_largest_are_told() => Assert.Equal(
        "Not clear: of 18 bad instances 6 failed, at a step that is not told, 5 stood at step approve, 4 were in calls to bank, and nothing else sets most of them apart.",
        Burn.Decide(Call(4), Stand(5), new(3, Otherwise), new(6, Failed)).Sentence);

    [Fact]
    public void Where_more_may_be_behind_it_the_sentence_says_than_what()
    {
        Assert.EndsWith("It may be more than an outage of bank.", Burn.Decide(Call(18), new(2, Spread)).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("It may be more than what holds things up at approve.", Burn.Decide(Stand(18), new(2, Spread)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_calls_that_hang_the_error_is_theirs() =>
        Assert.Contains(" that did not come back in time ('reset').", Burn.Decide(Call(20) with { Error = "reset" }).Sentence, StringComparison.Ordinal);

    [Fact]
    public void What_is_in_a_call_at_the_step_does_not_stand_there() =>
        Assert.StartsWith("Likely stuck at step approve: 20 of 25 bad instances stand there", Burn.Decide(Stand(20), Call(5) with { Step = "approve" }).Sentence, StringComparison.Ordinal);

    [Fact]
    public void One_that_was_suspended_makes_no_suspension_of_the_others() =>
        Assert.Contains(" 20 of 20 bad instances stand there with no call open.", Burn.Decide(Stand(19), Stand(1) with { Kind = Suspended }).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0, "nothing went on from there.")]
    [InlineData(0, 12, "nothing else went on from there, and 12 of the bad ones did at last.")]
    [InlineData(1, 12, "1 other went on from there, and 12 of the bad ones did at last.")]
    [InlineData(8, 12, "8 others went on from there, and 12 of the bad ones did at last.")]
    [InlineData(8, 0, "8 went on from there.")]
    public void What_went_on_in_time_and_what_did_at_last_are_told_apart(int others, int atLast, string told)
    {
        Evidence evidence = new(Burn.Window, null) { Noun = "instances" };
        foreach (SeenUnit unit in Stand(20).Units(0))
        {
            evidence.Add(unit);
        }

        for (int i = 0; i < others + atLast; i++)
        {
            Passage left = new("approve", null, null, "v1", Monday.At("10:50"));
            if (i < others)
            {
                evidence.Add(left);
            }
            else
            {
                evidence.AddAtLast(left, new(Standing, Monday.At("10:30")));
            }
        }

        Assert.EndsWith($" Since the first of them {told}", Decision.Of(evidence).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_is_called_like_the_time_after_another_is_called_a_step_once() =>
        Assert.StartsWith("Likely stuck at step after check: 20 of 20", Burn.Decide(Stand(20) with { Step = "step after check" }).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Where_another_workflow_takes_over_after_the_step_it_is_named()
    {
        Conclusion conclusion = Decision.Of(Awaited(Stand(20) with { Step = "after pack", State = null }));

        Assert.StartsWith("Likely stuck after pack, from where shipping takes over: 20 of 20", conclusion.Sentence, StringComparison.Ordinal);
        Assert.Equal("shipping", conclusion.TakesOver);
        Assert.Null(Decision.Of(Awaited(Stand(20) with { Step = "pack" })).TakesOver);
        Assert.Null(Decision.Of(Awaited(Stand(20) with { Step = null, State = "after pack" })).TakesOver);
    }

    [Fact]
    public void What_was_taken_over_is_counted_since_the_first_that_was_not() => Assert.Contains(
        "Since the first of them none were.",
        Burn.Decide(Hand(20), Stand(1) with { At = "10:05" }, Hand(7) with { Kind = null, At = "10:20" }).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_version_that_is_not_taken_over_is_compared_in_hand_overs_and_in_no_call() => Assert.Contains(
        "In hand-overs to parcels 20 of its 20 went bad; of other versions in the same time 0 of 40;",
        Burn.Decide(Hand(20) with { Version = "v2", Begun = 5 }, Hand(40) with { Kind = null }, Hand(60) with { Kind = null, At = "09:30" }).Sentence, StringComparison.Ordinal);

    private static Evidence Awaited(Heap heap)
    {
        Evidence evidence = new(Burn.Window, null) { Noun = "instances", TakesOver = new Dictionary<string, string> { ["pack"] = "shipping" } };
        foreach (SeenUnit unit in heap.Units(0))
        {
            evidence.Add(unit);
        }

        return evidence;
    }

    private static Heap Call(int count) => new(count, Calling, "charge", "bank", "v1");

    private static Heap Stand(int count) => new(count, Standing, "approve", Version: "v1", State: "approving");

    private static Heap Hand(int count) => new(count, HandedOver, "after pack", "parcels", "v1");
}
