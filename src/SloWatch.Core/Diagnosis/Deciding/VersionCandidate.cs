using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Time;
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
            return Candidate.Not($"no bad version that can be told: {whose}, and {(rest.All == 0 ? "no other" : "hardly any other")} was {At(place)} in the same time to compare with");
        }

        if (!StandsOut(own, rest))
        {
            return Candidate.Not(Text($"no bad version: {whose}, but {At(place)} {rest.Bad:#,0} of {rest.All:#,0} of other versions went bad in the same time, of it {own.Bad:#,0} of {own.All:#,0}"));
        }

        return others.Min(other => evidence.FirstBegun(other.Version).Micros) is var older && evidence.FirstBegun(version) <= new Instant(older)
            ? Candidate.Not($"no bad version: {whose}, but it ran before any of the others")
            : new(Found(evidence, version, bad, place, own, rest), null);
    }

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

    private static bool StandsOut(in Passed own, in Passed rest)
    {
        double ownShare = (double)own.Bad / own.All, restShare = (double)rest.Bad / rest.All;
        double both = (double)(own.Bad + rest.Bad) / (own.All + rest.All);
        double error = Math.Sqrt(both * (1 - both) * ((1.0 / own.All) + (1.0 / rest.All)));
        return own.Bad * (decimal)rest.All >= Thresholds.Worse * rest.Bad * own.All && error > 0 && (ownShare - restShare) / error >= Thresholds.Sure;
    }

    private static Conclusion Found(Evidence evidence, string version, long bad, PlaceOf place, Passed own, Passed rest)
    {
        AttributedGroup? group = evidence.GroupOf(Dimension.Version, version);
        string sentence = Text($"Likely a bad version, {version}: {bad:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} run it. ")
            + Text($"{Capital(At(place))} {own.Bad:#,0} of its {own.All:#,0} went bad; of other versions in the same time {rest.Bad:#,0} of {rest.All:#,0}{evidence.Earlier(group, "ran it")}.");
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
        Dimension.Step => $"at step {place.Name}",
        Dimension.State => $"in state {place.Name}",
        _ => "in the whole workflow",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
