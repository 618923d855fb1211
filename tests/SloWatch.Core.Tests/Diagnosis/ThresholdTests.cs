using SloWatch.Core.Diagnosis;
using static SloWatch.Core.Diagnosis.LikelyCause;
using static SloWatch.Core.Diagnosis.SpotKind;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is just enough to name a cause, and what is just too little. A version <c>v2</c> begins where <c>v1</c> was.</summary>
public sealed class ThresholdTests
{
    private const string Earlier = "09:30";

    private static readonly Heap[] Others = [Good(30) with { At = "10:10" }, Burn.QuietBefore];

    private static readonly Dictionary<string, (Heap[] Heaps, LikelyCause Cause, string? Subject)> Burns = new()
    {
        ["seven of ten"] = ([Call(70), new(30, Failed, Step: "ship", Version: "v1"), Burn.QuietBefore], DependencyOutage, "bank"),
        ["hardly seven of ten"] = ([Call(69), new(31, Failed, Step: "ship", Version: "v1"), Burn.QuietBefore], NotClear, null),
        ["half of it in the call, half behind it"] = ([Call(10), Call(10, Waiting), Burn.QuietBefore], DependencyOutage, "bank"),
        ["hardly half of it in the call, the others behind it"] = ([Call(10), Call(11, Waiting), new(9, Standing, Step: "ship", Version: "v1"), Burn.QuietBefore], NotClear, null),
        ["one in twenty slow everywhere"] = ([Call(38), new(2, Spread, Version: "v1"), Burn.QuietBefore], NotClear, null),
        ["two of sixty slow everywhere"] = ([Call(58), new(2, Spread, Version: "v1"), Burn.QuietBefore], NotClear, null),
        ["two of sixty-one slow everywhere"] = ([Call(59), new(2, Spread, Version: "v1"), Burn.QuietBefore], DependencyOutage, "bank"),
        ["nine, and nine that were well before"] = ([Call(9), Good(9) with { At = Earlier }], NotClear, null),
        ["nine, and ten that were well before"] = ([Call(9), Good(10) with { At = Earlier }], DependencyOutage, "bank"),
        ["none of ten before, which says little"] = ([Call(20), Good(1980), Good(10) with { At = Earlier }], DependencyOutage, "bank"),
        ["half as much again as before"] = ([Call(300), Good(700), Call(200) with { At = Earlier }, Good(800) with { At = Earlier }], DependencyOutage, "bank"),
        ["twice as much as before, as far as so few tell"] = ([Call(12), Good(8), Call(6) with { At = Earlier }, Good(14) with { At = Earlier }], NotClear, null),
        ["more than twice as much as before, as far as some tell"] = ([Call(12), Good(8), Call(5) with { At = Earlier }, Good(15) with { At = Earlier }], DependencyOutage, "bank"),

        ["a version three times as bad as another"] = ([New(90), NewGood(110), Call(15, CallFailed), Good(85), Burn.QuietBefore], BadVersion, "v2"),
        ["a version three times as bad as so few others that it may be chance"] = ([New(12), NewGood(8), Call(1, CallFailed), Good(5)], DependencyOutage, "bank"),
        ["a version that fails at two places, at one of which most others do"] =
            ([New(30), New(40) with { Kind = Failed, Step = "ship", Dependency = null, State = null }, Call(28, CallFailed), Good(4), new(100, Step: "pack", Version: "v1"), Burn.QuietBefore], BadVersion, "v2"),
        ["a version that began when another did, of which one is well"] = ([New(20, "10:40"), NewGood(1, "10:40") with { Version = "v3" }, .. Others], BadVersion, "v2"),

        ["two new versions, and five of the old one that are well"] = ([New(20), New(18) with { Version = "v3" }, Good(5)], NotClear, null),
        ["two new versions, and four of the old one that are well"] = ([New(20), New(18) with { Version = "v3" }, Good(4)], DependencyOutage, "bank"),
        ["two new versions that began one after the other"] = ([New(20, "10:40"), New(18, "10:40") with { Version = "v3", Begun = 9 }, .. Others], NotClear, null),
        ["two new versions among many of which none is told"] =
            ([Call(20) with { Version = null }, New(4), New(4) with { Version = "v3" }, Burn.QuietBefore with { Version = null }], DependencyOutage, "bank"),

        ["half bad since, after three that were well by luck"] = ([New(20, "10:40"), NewGood(20, "10:45"), NewGood(3, "10:38"), .. Others], BadVersion, "v2"),
        ["half bad since, after four that were well by more than luck"] = ([New(20, "10:40"), NewGood(20, "10:45"), NewGood(4, "10:38"), .. Others], NotClear, null),
        ["all bad since, after one that was well"] = ([New(30, "10:40"), NewGood(1, "10:38"), .. Others], NotClear, null),
        ["half bad since, after eleven of others that were well"] = ([New(20, "10:40"), NewGood(20, "10:45"), Good(11) with { At = "10:20" }, Burn.QuietBefore], BadVersion, "v2"),
        ["half bad since, after ten of others that may have been well by luck"] = ([New(20, "10:40"), NewGood(20, "10:45"), Good(10) with { At = "10:20" }, Burn.QuietBefore], NotClear, null),
        ["half bad since, after one of others that was bad and ten that were well"] =
            ([New(20, "10:40"), NewGood(20, "10:45"), Good(10) with { At = "10:20" }, Call(1, CallFailed) with { At = "10:15" }, .. Others], BadVersion, "v2"),
        ["half bad since, after one of others that was bad and nine that may have been well by luck"] =
            ([New(20, "10:40"), NewGood(20, "10:45"), Good(9) with { At = "10:20" }, Call(1, CallFailed) with { At = "10:15" }, .. Others], NotClear, null),
        ["two of five bad since"] = ([New(20, "10:40"), NewGood(30, "10:50"), .. Others], BadVersion, "v2"),
        ["hardly two of five bad since, though the first were"] = ([New(20, "10:40"), NewGood(31, "10:50"), .. Others], NotClear, null),
        ["two of five bad at first"] = ([New(4, "10:40"), NewGood(6, "10:39:30"), New(20, "10:50"), .. Others], BadVersion, "v2"),
        ["hardly two of five bad at first, though most are since"] = ([New(1, "10:40"), NewGood(6, "10:40:30"), New(2, "10:41"), NewGood(1, "10:42"), New(20, "10:50"), .. Others], NotClear, null),

        ["ten well at first, of which half would have been bad since"] = ([New(20, "10:40"), NewGood(20, "10:45"), NewGood(10, "10:20"), .. Others], DependencyOutage, "bank"),
        ["nine well at first, of which half would have been bad since"] = ([New(20, "10:40"), NewGood(20, "10:45"), NewGood(9, "10:20"), .. Others], NotClear, null),
        ["five before it that were well"] = ([New(20, "10:40"), Good(5) with { At = "10:10" }, Burn.QuietBefore], BadVersion, "v2"),
        ["four before it that were well"] = ([New(20, "10:40"), Good(4) with { At = "10:10" }, Burn.QuietBefore], NotClear, null),
        ["five after it that go bad as well"] = ([New(40, "10:30"), .. Others, Call(5, CallFailed) with { At = "10:50" }], DependencyOutage, "bank"),
        ["four after it that go bad as well"] = ([New(40, "10:30"), .. Others, Call(4, CallFailed) with { At = "10:50" }], BadVersion, "v2"),
        ["a third as bad after it"] = ([New(20, "10:30"), .. Others, Call(2, CallFailed) with { At = "10:50" }, Good(4) with { At = "10:50" }], BadVersion, "v2"),
        ["a version that two ran before"] = ([New(20), Burn.QuietBefore, NewGood(2, Earlier)], DependencyOutage, "bank"),
        ["half bad since, of a version of which two of twelve were bad before"] =
            ([New(20, "10:40"), NewGood(20, "10:45"), Burn.QuietBefore, NewGood(10, Earlier), New(2, Earlier)], NotClear, null),
        ["all bad since, of a version of which two of twelve were bad before"] =
            ([New(20, "10:40"), Burn.QuietBefore, NewGood(10, Earlier), New(2, Earlier)], DependencyOutage, "bank"),
        ["a version that none of ten ran before"] = ([New(20), Good(10) with { At = Earlier }], NotClear, null),
        ["a version that none of nine ran before"] = ([New(20), Good(9) with { At = Earlier }], DependencyOutage, "bank"),
        ["a version that was mostly bad before, and one of those before it as well"] =
            ([New(20, "10:40"), .. Others, Call(1, CallFailed) with { At = "10:36" }, NewGood(2, Earlier), New(6, Earlier)], NotClear, null),
        ["others wait for a step that calls somebody else"] =
            ([Call(12), new(3, Calling, "ship", "carrier", "v1"), new(10, Waiting, "ship", "carrier", "v1"), Burn.QuietBefore], NotClear, null),
        ["few that are not taken over, and nothing before"] = ([Call(4, HandedOver), Good(30) with { At = "10:10" }], NotClear, null),
        ["an old version that came back after a few of another"] =
            ([Call(20, CallFailed) with { At = "10:50" }, NewGood(3, "10:30"), Good(30) with { At = "10:10" }, Burn.QuietBefore with { Version = "v0" }], DependencyOutage, "bank"),
    };

    public static TheoryData<string, LikelyCause, string?> Rows()
    {
        TheoryData<string, LikelyCause, string?> rows = [];
        foreach ((string name, (_, LikelyCause cause, string? subject)) in Burns)
        {
            rows.Add(name, cause, subject);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_cause_is_named_from_here_on(string name, LikelyCause cause, string? subject)
    {
        Conclusion conclusion = Burn.Decide(Burns[name].Heaps);

        Assert.Equal((cause, subject), (conclusion.Cause, conclusion.Subject));
    }

    [Fact]
    public void A_version_is_compared_from_its_first_bad_unit_at_the_place_on() => Assert.Contains(
        "In calls to bank 20 of its 20 went bad, from its beginning on; of the versions before it 0 of 30",
        Burn.Decide(New(20, "10:40"), new(1, Standing, "approve", Version: "v2", At: "10:12", Begun: 5), Good(30) with { At = "10:30" }, Burn.QuietBefore).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(Otherwise)]
    [InlineData(Spread)]
    public void A_version_that_fails_nowhere_and_takes_too_long_at_no_one_place_is_compared_as_a_whole(SpotKind kind) => Assert.Contains(
        "In the whole workflow 20 of its 20 went bad; of other versions in the same time 0 of 40",
        Burn.Decide(New(20) with { Kind = kind }, Good(40), Burn.QuietBefore).Sentence, StringComparison.Ordinal);

    [Fact]
    public void As_many_as_all_of_few_before_are_too_few_to_be_sure() => Assert.Contains(
        "no dependency outage: too few went bad to be sure",
        Burn.Decide(Call(5), Call(10) with { At = Earlier }).Others);

    private static Heap Call(int count, SpotKind kind = Calling) => new(count, kind, "charge", "bank", "v1", "paying");

    private static Heap Good(int count) => new(count, null, "charge", "bank", "v1", "paying");

    private static Heap New(int count, string at = "10:30") => Call(count, CallFailed) with { Version = "v2", Begun = 5, At = at };

    private static Heap NewGood(int count, string at = "10:30") => Good(count) with { Version = "v2", Begun = 5, At = at };
}
