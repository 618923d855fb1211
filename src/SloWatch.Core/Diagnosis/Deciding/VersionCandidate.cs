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

        Rivals rivals = Rivals.At(evidence, PlaceIn(evidence, version, bad), version);
        return rivals.Beside.All < Thresholds.LeastCompared ? Succeeded(evidence, rivals, bad, whose) : Beside(evidence, rivals, bad, whose);
    }

    private static Candidate Beside(Evidence evidence, Rivals rivals, long bad, string whose)
    {
        string place = At(rivals.Place);
        string compared = Text($"{rivals.Beside.Bad:#,0} of {rivals.Beside.All:#,0}");
        if (!StandsOut(rivals.Own, rivals.Beside))
        {
            string but = Text($"{whose}, but {place} {compared} of other versions went bad in the same time, of it {rivals.Own.Bad:#,0} of {rivals.Own.All:#,0}");
            return Candidate.Not($"no bad version: {but}") with { MayBe = rivals.ClearsNothing(evidence) ? but : null };
        }

        return rivals.IsOldest(evidence)
            ? Candidate.Not($"no bad version: {whose}, but it ran before any of the others")
            : new(Found(evidence, rivals, bad, Text($"{Capital(place)} {rivals.Own.Bad:#,0} of its {rivals.Own.All:#,0} went bad; of other versions in the same time {compared}"), rivals.Beside), null);
    }

    /// <summary>
    /// Where a version took the place of another at once, hardly any of the two come by a place in the same time. It is bad when most of it was so from its
    /// first unit there on, and the last of the others before it were well: what breaks down by itself would have let some of it through, or hit some of them.
    /// </summary>
    private static Candidate Succeeded(Evidence evidence, Rivals rivals, long bad, string whose)
    {
        AttributedGroup? group = evidence.GroupOf(Dimension.Version, rivals.Version);
        bool wasBadBefore = group is not { SeenBefore: > 0 and var seen } || group.BadBefore * 2 >= seen;
        if (rivals.IsBadFromTheFirst && rivals.FollowedWell && wasBadBefore && evidence.IsNewest(rivals.Version))
        {
            string compared = Text($"{Capital(At(rivals.Place))} {rivals.Own.Bad:#,0} of its {rivals.Own.All:#,0} went bad, from its beginning on; of the versions before it {rivals.Ahead.Bad:#,0} of {rivals.Ahead.All:#,0}");
            return new(Found(evidence, rivals, bad, compared, rivals.Ahead), null);
        }

        string compare = $"{(rivals.Beside.All == 0 ? "no other" : "hardly any other")} was {At(rivals.Place)} in the same time to compare with";
        string? mayBe = rivals.ClearsNothing(evidence) ? $"{whose}, {(group is { SeenBefore: > 0 } || rivals.WellAtFirst > 0 ? "a new one" : "which none ran before")}, and {compare}" : null;
        return Candidate.Not($"no bad version that can be told: {whose}, and {compare}") with { MayBe = mayBe };
    }

    /// <summary>Where most of its bad units went bad, so that like is compared with like.</summary>
    private static PlaceOf PlaceIn(Evidence evidence, string version, long bad)
    {
        foreach (Dimension by in new[] { Dimension.Dependency, Dimension.Step, Dimension.State })
        {
            if (evidence.Most(key => key.Version == version ? key.NameAt(by) : null) is { } most && IsDominant(most.Bad, bad))
            {
                return new(by, most.Name);
            }
        }

        return PlaceOf.Anywhere;
    }

    private static Conclusion Found(Evidence evidence, Rivals rivals, long bad, string compared, Passed others)
    {
        AttributedGroup? group = evidence.GroupOf(Dimension.Version, rivals.Version);
        string least = evidence.Passing.IsCoarse ? " (there are too many to count all)" : "";
        string sentence = Text($"Likely a bad version, {rivals.Version}: {bad:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} run it. {compared}{least}{evidence.Earlier(group, "ran it")}.");
        return new(LikelyCause.BadVersion, sentence)
        {
            By = Dimension.Version,
            Subject = rivals.Version,
            Numbers = new CauseNumbers(bad, evidence.Now.Bad) { Well = rivals.Own.Well, OthersBad = others.Bad, OthersSeen = others.All }.Before(evidence, group),
        };
    }

    private static string At(PlaceOf place) => place.By switch
    {
        Dimension.Dependency => $"in calls to {place.Name}",
        Dimension.Step => StepLabel.At(place.Name),
        Dimension.State => $"in state {place.Name}",
        _ => "in the whole workflow",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
