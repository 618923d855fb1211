using SloWatch.Core.Diagnosis.Counting;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Most bad units are of one version, and others that came by the same place in the same time, of a version that is older, are not bad.</summary>
internal static class VersionCandidate
{
    public static Candidate Look(Evidence evidence)
    {
        long all = evidence.Now.Bad;
        if (evidence.Most(key => key.Version) is not { } most)
        {
            return Candidate.Not("no bad version: nothing is said of versions");
        }

        (string version, long bad) = most;
        string whose = Text($"{bad:#,0} of {all:#,0} run version {version}");
        if (!IsDominant(bad, all))
        {
            return Candidate.Not($"no bad version: {whose}, more than any other");
        }

        PlaceOf place = PlaceIn(evidence, version, bad);
        (Passed own, IReadOnlyList<Passed> others) = evidence.Passing.Compare(place, version);
        Passed rest = new("", others.Sum(other => other.Well), others.Sum(other => other.Bad));
        if (rest.All < Thresholds.LeastCompared)
        {
            return Succeeded(evidence, version, bad, place, rest, whose);
        }

        if (!StandsOut(own, rest))
        {
            return Candidate.Not(Text($"no bad version: {whose}, but {At(place)} {rest.Bad:#,0} of {rest.All:#,0} of other versions went bad in the same time, of it {own.Bad:#,0} of {own.All:#,0}"));
        }

        return others.All(other => evidence.FirstBegun(version) <= evidence.FirstBegun(other.Version))
            ? Candidate.Not($"no bad version: {whose}, but it ran before any of the others")
            : new(Found(evidence, version, bad, Text($"{Capital(At(place))} {own.Bad:#,0} of its {own.All:#,0} went bad; of other versions in the same time {rest.Bad:#,0} of {rest.All:#,0}"), own, rest), null);
    }

    /// <summary>
    /// Where a version took the place of another at once, hardly any of the two come by a place in the same time. It is bad when it was so from its first
    /// unit there on, and the others before it were not: what breaks down by itself would have let some of it through first.
    /// </summary>
    private static Candidate Succeeded(Evidence evidence, string version, long bad, PlaceOf place, in Passed rest, string whose)
    {
        (Passed own, Passed others, long wellAtFirst, decimal spell) = evidence.Passing.Succession(place, version);
        bool isBadFromTheFirst = wellAtFirst <= Thresholds.LetThrough * own.Bad || (wellAtFirst <= Thresholds.FewLetThrough && spell <= Thresholds.ShortSpell);
        bool wasBadBefore = evidence.GroupOf(Dimension.Version, version) is not { SeenBefore: > 0 and var seen } group || group.BadBefore * 2 >= seen;
        if (others.All >= Thresholds.LeastCompared && isBadFromTheFirst && wasBadBefore && StandsOut(own, others) && evidence.IsNewest(version))
        {
            return new(Found(evidence, version, bad, Text($"{Capital(At(place))} {own.Bad:#,0} of its {own.All:#,0} went bad, from its beginning on; of the versions before it {others.Bad:#,0} of {others.All:#,0}"), own, others), null);
        }

        string compare = $"{(rest.All == 0 ? "no other" : "hardly any other")} was {At(place)} in the same time to compare with";
        bool nothingAgainst = wellAtFirst < Thresholds.LeastCompared && others.Bad == 0 && evidence.IsNewest(version) && RanOthersBefore(evidence, version);
        return Candidate.Not($"no bad version that can be told: {whose}, and {compare}") with { MayBe = nothingAgainst ? $"{whose}, which none ran before, and {compare}" : null };
    }

    private static bool RanOthersBefore(Evidence evidence, string version) =>
        evidence.Earlier.All >= Thresholds.LeastBefore && evidence.GroupOf(Dimension.Version, version) is not { SeenBefore: > 0 };

    /// <summary>Where most of its bad units went bad, so that like is compared with like.</summary>
    private static PlaceOf PlaceIn(Evidence evidence, string version, long bad)
    {
        foreach (Dimension by in new[] { Dimension.Dependency, Dimension.Step, Dimension.State })
        {
            if (evidence.Most(key => key.Version == version ? NameIn(key, by) : null) is { } most && IsDominant(most.Bad, bad))
            {
                return new(by, most.Name);
            }
        }

        return PlaceOf.Anywhere;
    }

    private static string? NameIn(SpotKey key, Dimension by) => by switch
    {
        Dimension.Dependency => key.IsCall ? key.Dependency : null,
        Dimension.Step => key.Step,
        _ => key.State,
    };

    private static bool StandsOut(in Passed own, in Passed rest) =>
        own.Bad * (decimal)rest.All >= Thresholds.Worse * rest.Bad * own.All && Errors(own.Bad, own.All, rest.Bad, rest.All) >= Thresholds.Sure;

    private static Conclusion Found(Evidence evidence, string version, long bad, string compared, Passed own, Passed rest)
    {
        AttributedGroup? group = evidence.GroupOf(Dimension.Version, version);
        string sentence = Text($"Likely a bad version, {version}: {bad:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} run it. {compared}{evidence.Earlier(group, "ran it")}.");
        return new(LikelyCause.BadVersion, sentence)
        {
            By = Dimension.Version,
            Subject = version,
            Numbers = new(bad, evidence.Now.Bad) { Well = own.Well, OthersBad = rest.Bad, OthersSeen = rest.All, BadBefore = group?.BadBefore, SeenBefore = group?.SeenBefore },
        };
    }

    private static string At(PlaceOf place) => place.By switch
    {
        Dimension.Dependency => $"in calls to {place.Name}",
        Dimension.Step => AtStep(place.Name),
        Dimension.State => $"in state {place.Name}",
        _ => "in the whole workflow",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
