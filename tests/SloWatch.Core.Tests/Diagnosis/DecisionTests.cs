using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Rules;
using static SloWatch.Core.Diagnosis.LikelyCause;
using static SloWatch.Core.Diagnosis.SpotKind;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is named, and what is not. Good units call the same bank, unless said otherwise.</summary>
public sealed class DecisionTests
{
    public static TheoryData<string, LikelyCause, string?> Rows()
    {
        TheoryData<string, LikelyCause, string?> rows = [];
        foreach ((string name, (_, LikelyCause cause, string? subject)) in Burns)
        {
            rows.Add(name, cause, subject);
        }

        return rows;
    }

    private static readonly Heap Working = new(60, Step: "ship", Version: "v1", State: "shipping");

    private static readonly Dictionary<string, (Heap[] Heaps, LikelyCause Cause, string? Subject)> Burns = new()
    {
        ["calls that hang"] = ([Call(20), Working, Burn.QuietBefore], DependencyOutage, "bank"),
        ["calls that fail"] = ([Call(20, CallFailed), Working, Burn.QuietBefore], DependencyOutage, "bank"),
        ["some hang and some fail"] = ([Call(8), Call(9, CallFailed), Burn.QuietBefore], DependencyOutage, "bank"),
        ["without a time before"] = ([Call(20), Working], DependencyOutage, "bank"),
        ["and others wait for a worker that hangs in a call"] = ([Call(12), Call(10, Waiting), Burn.QuietBefore], DependencyOutage, "bank"),
        ["all versions alike"] = ([Call(10), Call(9) with { Version = "v2" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["all versions alike, the newer ones most"] = ([Call(8), Call(2) with { Count = 40, Version = "v2", Begun = 5 }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["one version only"] = ([Call(20), Burn.QuietBefore], DependencyOutage, "bank"),
        ["one version only, which none ran before"] = ([Call(20) with { Version = "v2" }, Burn.QuietBefore], NotClear, null),
        ["a version that came before the outage, the older long past the call"] =
            ([Call(20) with { Version = "v2", Begun = 20 }, Good(10) with { Version = "v2", Begun = 5, At = "10:20" }, Working with { Count = 30 }, new(30, Step: "charge", Dependency: "bank", Version: "v1", At: "10:02"), Burn.QuietBefore], DependencyOutage, "bank"),
        ["a few others beside"] = ([Call(20), Stand(5), Working, Burn.QuietBefore], DependencyOutage, "bank"),

        ["a person does not come"] = ([Stand(20), Working, Burn.QuietBefore], Stuck, "approve"),
        ["in a state without a step"] = ([new(20, Standing, State: "approving", Version: "v1"), Working, Burn.QuietBefore], Stuck, "approving"),
        ["at several steps of a state"] = ([Stand(10), Stand(10) with { Step = "approve-2" }, Working], Stuck, "approving"),
        ["nobody takes it up"] = ([new(20, Waiting, Step: "pick", Version: "v1"), Working, Burn.QuietBefore], Stuck, "pick"),

        ["a version fails, the other does not"] = ([Call(20, Failed) with { Dependency = null, Version = "v2", Begun = 5 }, Good(40), Burn.QuietBefore], BadVersion, "v2"),
        ["a version fails in a call that others make well"] = ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Good(40), Burn.QuietBefore], BadVersion, "v2"),
        ["a version hangs where others go on"] = ([Stand(20) with { Version = "v2", Begun = 5 }, new(20, Step: "approve", State: "approving", Version: "v1"), Burn.QuietBefore], BadVersion, "v2"),
        ["a version fails everywhere"] =
            ([.. Enumerable.Range(0, 10).Select(i => new Heap(3, Failed, Step: $"s{i}", Version: "v2", Begun: 5)), Good(60), Burn.QuietBefore], BadVersion, "v2"),
        ["a version took the place of the other and fails from the first on"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(30) with { At = "10:10" }, Burn.QuietBefore], BadVersion, "v2"),
        ["a version took the place of the other, and one came through before all others went bad"] =
            ([Call(3, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(12) with { At = "10:10" }, Good(1) with { Version = "v2", Begun = 5, At = "10:38" }, Burn.QuietBefore], NotClear, null),
        ["a version took the place of half of the other, of which a few beside it are well"] =
            ([Call(3, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(12) with { At = "10:10" }, Good(5) with { At = "10:40" }, Burn.QuietBefore], BadVersion, "v2"),
        ["a version took the place of half of the other, and fails at times, as ever a few beside it do not"] =
            ([Call(3, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(6) with { Version = "v2", Begun = 5, At = "10:40" }, Good(12) with { At = "10:10" }, Good(5) with { At = "10:40" }, Burn.QuietBefore], NotClear, null),
        ["a version took the place of the other, and the first of few came through long before"] =
            ([Call(3, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(12) with { At = "10:10" }, Good(1) with { Version = "v2", Begun = 5, At = "10:20" }, Burn.QuietBefore], NotClear, null),
        ["a version took the place of the other, and worked for a while"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(30) with { At = "10:10" }, Good(10) with { Version = "v2", Begun = 5, At = "10:20" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version took the place of the other, and worked the day before"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(30) with { At = "10:10" }, Good(30) with { Version = "v2", At = "09:20" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version fails at times"] = ([Call(20, Failed) with { Version = "v2", Begun = 5 }, Good(40) with { Version = "v2", Begun = 5 }, Good(200), Burn.QuietBefore], BadVersion, "v2"),

        ["a version that ran well for hours before what it calls broke down, the older long before"] =
            ([Call(20) with { Version = "v2", Begun = 5, At = "10:50" }, Good(9) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version rolled out to mend what had hit the last of the older one"] =
            ([Call(30, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Call(4, CallFailed) with { At = "10:36" }, Good(30) with { At = "10:10" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version took the place of the other, and fails at times"] =
            ([Call(10, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(40) with { Version = "v2", Begun = 5, At = "10:42" }, Good(6) with { Version = "v2", Begun = 5, At = "10:36" }, Good(60) with { At = "10:10" }, Burn.QuietBefore], NotClear, null),
        ["a version took the place of the other, and began to fail at times long after"] =
            ([Call(10, CallFailed) with { Version = "v2", Begun = 5, At = "10:50" }, Good(40) with { Version = "v2", Begun = 5, At = "10:52" }, Good(60) with { Version = "v2", Begun = 5, At = "10:36" }, Good(60) with { At = "10:10" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a new version stands where one of the other still does"] =
            ([Stand(10) with { Version = "v2", Begun = 5, At = "10:40" }, Stand(1) with { At = "10:40" }, Stood(9) with { At = "10:20" }, Burn.QuietBefore], NotClear, null),
        ["a new version stands where some of the other still do"] =
            ([Stand(10) with { Version = "v2", Begun = 5, At = "10:40" }, Stand(3) with { At = "10:40" }, Stood(9) with { At = "10:20" }, Burn.QuietBefore], Stuck, "approve"),
        ["a version was taken back, and the old one is well again"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Good(30) with { At = "10:50" }, Burn.QuietBefore], BadVersion, "v2"),
        ["a version was taken back, and the old one goes bad as well"] =
            ([Call(40, CallFailed) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Call(10, CallFailed) with { At = "10:50" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version was taken back, some of the old one beside it were well, and it goes bad as well"] =
            ([Call(40, CallFailed) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Good(6) with { At = "10:30" }, Call(10, CallFailed) with { At = "10:50" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version was taken back, and the first of the old one goes bad"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Call(1, CallFailed) with { At = "10:50" }, Burn.QuietBefore], BadVersion, "v2"),
        ["a version took the place of the other, of which most went bad but for the last"] =
            ([Call(60, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(6) with { At = "10:20" }, Call(20, CallFailed) with { At = "10:05" }, Burn.QuietBefore], NotClear, null),
        ["an old version came back when one of the other had gone bad already"] =
            ([Call(20, CallFailed) with { At = "10:50" }, Good(19) with { Version = "v2", Begun = 5, At = "10:30" }, Call(1, CallFailed) with { Version = "v2", Begun = 5, At = "10:35" }, Good(30) with { At = "10:10" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["an old version came back, and goes bad from then on"] =
            ([Call(20, CallFailed) with { At = "10:50" }, Good(20) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Burn.QuietBefore], NotClear, null),
        ["an old version came back, and goes bad after a while"] =
            ([Call(20, CallFailed) with { At = "10:50" }, Good(9) with { At = "10:45" }, Good(20) with { Version = "v2", Begun = 5, At = "10:30" }, Good(30) with { At = "10:10" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["two new versions at once, and both go bad where the old one does not"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Call(18, CallFailed) with { Version = "v3", Begun = 5 }, Good(40), Burn.QuietBefore], NotClear, null),
        ["two new versions take the place of the old one at once, and both go bad"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Call(18, CallFailed) with { Version = "v3", Begun = 5, At = "10:40" }, Good(40) with { At = "10:10" }, Burn.QuietBefore], NotClear, null),
        ["two new versions go bad where the old one does not, and it does when they are taken back"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Call(18, CallFailed) with { Version = "v3", Begun = 5 }, Good(40), Call(10, CallFailed) with { At = "10:50" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["a new version worked before the burn"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(30) with { At = "10:10" }, Good(30) with { Version = "v2", Begun = 5, At = "09:40" }, Burn.QuietBefore], DependencyOutage, "bank"),
        ["the last of an old version, when the new one has come"] = ([Call(20) with { Version = "v0", Begun = 1440, At = "10:40" }, Good(30) with { At = "10:10" }], DependencyOutage, "bank"),
        ["two new versions at once, and one of them goes bad"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Good(18) with { Version = "v3", Begun = 5 }, Good(40), Burn.QuietBefore], BadVersion, "v2"),
        ["two new versions and the old one, all of which go bad"] =
            ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Call(18, CallFailed) with { Version = "v3", Begun = 5 }, Call(9, CallFailed), Good(3), Burn.QuietBefore], DependencyOutage, "bank"),
        ["nobody takes over"] = ([Hand(20), Handed(30) with { At = "10:10" }, Handed(60) with { At = "09:30" }], Stuck, "parcels"),
        ["few were taken over before either"] = ([Hand(20), Handed(20), Hand(30) with { At = "09:30" }, Handed(30) with { At = "09:30" }], NotClear, null),
        ["they came again and again"] = ([Call(20, Repeating), Good(40), Burn.QuietBefore], NotClear, null),
        ["everything is slow"] = ([new(20, Spread, Version: "v1"), Good(40), Burn.QuietBefore], NotClear, null),
        ["everything is slow in one version"] = ([new(20, Spread, Version: "v2", Begun: 5), Good(40), Burn.QuietBefore], BadVersion, "v2"),
        ["somebody suspended them"] = ([Call(20, Suspended), Good(40), Burn.QuietBefore], Stuck, "charge"),
        ["what neither failed nor took too long"] = ([Call(20, Otherwise), Good(40), Burn.QuietBefore], NotClear, null),
        ["what neither failed nor took too long, of one version"] = ([Call(20, Otherwise) with { Version = "v2", Begun = 5 }, Good(40), Burn.QuietBefore], BadVersion, "v2"),
        ["slots that nobody started"] = ([new(20, NoInstance), new(50), new(50, At: "09:30")], NotClear, null),
        ["half and half"] = ([Call(20), Stand(20), Working, Burn.QuietBefore], NotClear, null),
        ["a version and something else"] = ([Call(20, Failed) with { Version = "v2", Begun = 5 }, Stand(20), Good(60), Burn.QuietBefore], NotClear, null),
        ["a new version fails from the first on where hardly any other calls"] =
            ([Call(10, CallFailed) with { Version = "v2", Begun = 5, At = "10:40" }, Good(3) with { At = "10:30" }, Burn.QuietBefore], NotClear, null),
        ["a new version stands still from the first on where no other comes"] = ([Stand(10) with { Version = "v2", Begun = 5 }, Burn.QuietBefore], NotClear, null),
        ["a new version and one of the other, which goes bad as well, as one may by itself"] = ([Call(10) with { Version = "v2", Begun = 5 }, Call(1), Burn.QuietBefore], NotClear, null),
        ["a new version and some of the other, which go bad as well"] = ([Call(10) with { Version = "v2", Begun = 5 }, Call(3), Burn.QuietBefore], DependencyOutage, "bank"),
        ["too few"] = ([Call(2), Working, Burn.QuietBefore], NotClear, null),
        ["few, where hardly any went bad before"] = ([Call(3), Good(6), Burn.QuietBefore], DependencyOutage, "bank"),
        ["few, and nothing to compare with"] = ([Call(4), Working], NotClear, null),
        ["nine, and nothing to compare with"] = ([Call(9), Working], NotClear, null),
        ["ten, and nothing to compare with"] = ([Call(10), Working], DependencyOutage, "bank"),
        ["a tenth of them slow everywhere, the others at the first call"] = ([Call(18), new(2, Spread, Version: "v1"), Burn.QuietBefore], NotClear, null),
        ["hardly any slow everywhere, the others at a call"] = ([Call(59), new(2, Spread, Version: "v1"), Burn.QuietBefore], DependencyOutage, "bank"),
        ["few, where it may be chance that none did before"] = ([Call(5), Good(60), Burn.QuietBefore], NotClear, null),
        ["few, where some went bad before"] = ([Call(3), Good(20), Call(9) with { At = "09:30" }, Burn.QuietBefore], NotClear, null),
        ["few that stand, where none did before"] = ([Stand(3), Stood(40) with { At = "09:30" }], Stuck, "approve"),
        ["none"] = ([Working, Burn.QuietBefore], NotClear, null),
        ["nothing at all"] = ([], NotClear, null),
        ["every step as bad as every other"] = ([.. Enumerable.Range(0, 8).Select(i => new Heap(5, Standing, Step: $"s{i}", State: $"t{i}", Version: "v1"))], NotClear, null),
        ["every dependency as bad as every other"] = ([.. Enumerable.Range(0, 8).Select(i => new Heap(5, Calling, Step: $"s{i}", Dependency: $"d{i}", Version: "v1"))], NotClear, null),
        ["all fail at a step that calls nobody, whatever the version"] =
            ([Call(20, Failed) with { Dependency = null }, Call(20, Failed) with { Dependency = null, Version = "v2", Begun = 5 }, Burn.QuietBefore], NotClear, null),
        ["nothing is told but starts and ends"] = ([new(20, Standing), new Heap(50), new(50, At: "09:30")], NotClear, null),
        ["as bad as ever, as far as ten tell"] = ([Call(20), Call(5) with { At = "09:30" }, Good(20), Good(5) with { At = "09:30" }], NotClear, null),
        ["as bad as ever, but nine tell nothing"] = ([Call(20), Call(5) with { At = "09:30" }, Good(20), Good(4) with { At = "09:30" }], DependencyOutage, "bank"),
        ["half as bad before"] = ([Call(40), Call(20) with { At = "09:30" }, Good(60), Good(80) with { At = "09:30" }], DependencyOutage, "bank"),
        ["nearly as bad before"] = ([Call(280), Call(200) with { At = "09:30" }, Good(720), Good(800) with { At = "09:30" }], NotClear, null),
        ["five of another version beside it"] = ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Good(5), Burn.QuietBefore], BadVersion, "v2"),
        ["four of another version beside it"] = ([Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Good(4), Burn.QuietBefore], NotClear, null),
        ["a version twice as bad as another"] =
            ([Call(100, CallFailed) with { Version = "v2", Begun = 5 }, Good(100) with { Version = "v2", Begun = 5 }, Call(30, CallFailed), Good(90), Burn.QuietBefore], DependencyOutage, "bank"),
        ["a version four times as bad as another"] =
            ([Call(100, CallFailed) with { Version = "v2", Begun = 5 }, Good(100) with { Version = "v2", Begun = 5 }, Call(15, CallFailed), Good(105), Burn.QuietBefore], BadVersion, "v2"),
        ["as bad as ever"] = ([Call(20), Call(20) with { At = "09:30" }, Good(20), Good(20) with { At = "09:30" }], NotClear, null),
        ["stuck as ever"] = ([Stand(20), Stand(20) with { At = "09:30" }, Stood(20), Stood(20) with { At = "09:30" }], NotClear, null),
        ["an old version whose last cases are late, while new ones are not due yet"] =
            ([new(20, Standing, Step: "approve", Version: "v1", Begun: 1440), new(60, Step: "approve", Version: "v2", Begun: 20), new(3, Failed, Step: "x", Version: "v2", Begun: 20)], Stuck, "approve"),
        ["waiting to be taken up"] = ([Call(30, Waiting), Burn.QuietBefore], Stuck, "charge"),
        ["waiting to be taken up, while some hang in the calls of that step and none comes back"] = ([Call(4), Call(30, Waiting), Burn.QuietBefore], NotClear, null),
        ["waiting to be taken up, while some hang in calls elsewhere"] = ([Call(4) with { Step = "refund" }, Call(30, Waiting), Burn.QuietBefore], Stuck, "charge"),
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_cause_is_named_where_it_is_clear_and_nowhere_else(string name, LikelyCause cause, string? subject)
    {
        Conclusion conclusion = Burn.Decide(Burns[name].Heaps);

        Assert.Equal((cause, subject), (conclusion.Cause, conclusion.Subject));
        Assert.Equal(cause == NotClear, conclusion.Numbers is null);
    }

    [Fact]
    public void A_sentence_says_the_numbers_of_a_dependency_outage()
    {
        Conclusion conclusion = Burn.Decide(Call(30), Call(10, CallFailed) with { Error = "HTTP 503" }, Stand(2), Call(3, Waiting), Good(2) with { At = "10:31" }, Burn.QuietBefore);

        Assert.Equal(
            "Likely a dependency outage of bank: 40 of 45 bad instances went bad in calls to it (30 did not come back in time, 10 failed ('HTTP 503')), and 3 more wait for the step that calls it. "
            + "Since the first of them 2 calls to it ended well; before, 0 of 100 that called it went bad.",
            conclusion.Sentence);
        Assert.Equal(new CauseNumbers(43, 45) { Late = 30, Failed = 10, Behind = 3, Error = "HTTP 503", Well = 2, BadBefore = 0, SeenBefore = 100 }, conclusion.Numbers);
        Assert.Equal(["no bad version that can be told: 45 of 45 run version v1, and no other was in calls to bank in the same time to compare with", "not stuck: 3 of 45 stood at step charge with no call open, more than at any other"], conclusion.Others);
    }

    [Fact]
    public void A_sentence_says_the_numbers_of_what_is_stuck() => Assert.Equal(
        "Likely stuck at step approve: 20 of 21 bad instances stand there with no call open. Since the first of them 1 went on from there; before, 1 of 30 that came by went bad.",
        Burn.Decide(Stand(20), Call(1), Stood(1) with { At = "10:40" }, Stood(29) with { At = "09:30" }, Stand(1) with { At = "09:30" }).Sentence);

    [Fact]
    public void A_sentence_says_the_numbers_of_a_bad_version() => Assert.Equal(
        "Likely a bad version, v2: 20 of 21 bad instances run it. In calls to bank 20 of its 22 went bad; of other versions in the same time 1 of 41; before, none ran it.",
        Burn.Decide(Call(20, CallFailed) with { Version = "v2", Begun = 5 }, Good(2) with { Version = "v2", Begun = 5 }, Call(1), Good(40), Burn.QuietBefore).Sentence);

    [Fact]
    public void A_sentence_says_the_numbers_of_a_hand_over() => Assert.Equal(
        "Likely stuck at the hand-over to parcels: 20 of 21 bad instances were not taken up there in time. Since the first of them 1 was; before, 0 of 60 that were handed over to it went bad.",
        Burn.Decide(Hand(20), Stand(1), Handed(1) with { At = "10:40" }, Handed(60) with { At = "09:30" }).Sentence);

    [Fact]
    public void A_sentence_says_that_somebody_suspended_them() => Assert.StartsWith(
        "Likely stuck at step charge: 20 of 20 bad instances were suspended there. Since the first of them 40 went on from there",
        Burn.Decide(Call(20, Suspended), Good(40), Burn.QuietBefore).Sentence, StringComparison.Ordinal);

    [Fact]
    public void An_error_is_told_of_those_that_have_it()
    {
        Assert.Contains("(12 did not come back in time, 8 failed).", Burn.Decide(Call(12) with { Error = "reset" }, Call(8, CallFailed), Burn.QuietBefore).Sentence, StringComparison.Ordinal);
        Assert.Contains(" that failed ('HTTP 503').", Burn.Decide(Call(11, CallFailed) with { Error = "HTTP 503" }, Call(10, CallFailed), Stand(9) with { Error = "gone" }, Burn.QuietBefore).Sentence, StringComparison.Ordinal);
        Assert.Contains(" that failed ('HTTP 503').", Burn.Decide(Call(10, CallFailed) with { Error = "HTTP 503" }, Call(10, CallFailed), Burn.QuietBefore).Sentence, StringComparison.Ordinal);
        Assert.Contains(" that failed.", Burn.Decide(Call(9, CallFailed) with { Error = "HTTP 503" }, Call(12, CallFailed), Stand(9) with { Error = "HTTP 503" }, Burn.QuietBefore).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_source_does_not_show_is_not_said_to_be_none()
    {
        Conclusion blind = Decision.Of(Burn.EvidenceOf(~Sight.OpenSteps, Stand(20), Good(40), Burn.QuietBefore));

        Assert.StartsWith("Likely stuck at step approve: 20 of 20 bad instances stand there (in a call or in none: what is open cannot be seen). ", blind.Sentence, StringComparison.Ordinal);
        Assert.Contains("no dependency outage: no step that went bad names a dependency, and what is open cannot be seen", blind.Others);
        Assert.Contains(" wait there to be taken up", Decision.Of(Burn.EvidenceOf(~Sight.OpenSteps, new Heap(20, Waiting, "approve", Version: "v1"))).Sentence, StringComparison.Ordinal);
        Assert.Contains(" stand there with no call open", Decision.Of(Burn.EvidenceOf(~Sight.PickUp, new Heap(20, Waiting, "approve", Version: "v1"))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_clear_says_what_there_is() => Assert.Equal(
        "Not clear: of 35 bad instances 15 stood at step approve, 12 were in calls to bank, 8 failed at step ship, and nothing else sets most of them apart.",
        Burn.Decide(Call(12), Stand(15), new(8, Failed, Step: "ship", Version: "v1"), Burn.QuietBefore).Sentence);

    [Fact]
    public void What_was_so_before_says_so() => Assert.Equal(
        "Not clear: 20 of 20 went bad in calls to bank, but no more often than before (20 of 40 now, 20 of 40 before).",
        Burn.Decide(Call(20), Call(20) with { At = "09:30" }, Good(20), Good(20) with { At = "09:30" }).Sentence);

    [Fact]
    public void Only_what_ended_well_behind_the_first_bad_call_is_counted_since() => Assert.Contains(
        "Since the first of them 2 calls to it ended well;",
        Burn.Decide(Call(20), Good(7) with { At = "10:28:59" }, Good(2) with { At = "10:29" }, Burn.QuietBefore).Sentence, StringComparison.Ordinal);

    [Fact]
    public void What_came_by_before_and_was_not_counted_is_not_said_to_be_none()
    {
        Heap[] others = [.. Enumerable.Range(0, 20_000).Select(i => new Heap(1, Step: $"s{i}", Dependency: $"d{i}", Version: "v1", At: "09:20"))];

        Assert.EndsWith("; how many called it before was not counted.", Burn.Decide([.. others, Call(20), Burn.QuietBefore]).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("; before, 0 of 100 that called it went bad.", Burn.Decide([.. others.Take(10_000), Call(20), Burn.QuietBefore]).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_time_before_nothing_is_said_of_it()
    {
        Evidence evidence = new(Burn.Window, null) { Noun = "instances" };
        foreach (SeenUnit unit in Call(20).Units(0))
        {
            evidence.Add(unit);
        }

        Assert.Equal(
            "Likely a dependency outage of bank: 20 of 20 bad instances went bad in calls to it that did not come back in time. Since the first of them no call to it ended well.",
            Decision.Of(evidence).Sentence);
        Assert.Equal((null, null), (Decision.Of(evidence).Numbers!.BadBefore, Decision.Of(evidence).Numbers!.SeenBefore));
        Assert.EndsWith(" no call to it ended well.", Burn.Decide(Call(20)).Sentence, StringComparison.Ordinal);
    }

    private static Heap Call(int count, SpotKind kind = Calling) => new(count, kind, "charge", "bank", "v1", "paying");

    private static Heap Hand(int count) => new(count, HandedOver, "after pack", "parcels", "v1");

    private static Heap Handed(int count) => new(count, null, "after pack", "parcels", "v1");

    private static Heap Good(int count) => new(count, null, "charge", "bank", "v1", "paying");

    private static Heap Stand(int count) => new(count, Standing, "approve", null, "v1", "approving");

    private static Heap Stood(int count) => new(count, null, "approve", null, "v1", "approving");
}
