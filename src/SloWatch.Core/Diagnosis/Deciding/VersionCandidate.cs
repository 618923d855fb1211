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
            return Candidate.Not($"no bad version: {whose}, more than any other") with { MayBe = SeveralNew(evidence) };
        }

        Rivals rivals = Among(evidence, [version]);
        return rivals.LeftItBad ? Candidate.Not(Text($"no bad version: {whose}, but of others that came {At(evidence, rivals.Place)} after it {rivals.Behind.Bad:#,0} of {rivals.Behind.All:#,0} went bad"))
            : rivals.Beside.All < Thresholds.LeastCompared ? Succeeded(evidence, rivals, version, bad, whose)
            : Beside(evidence, rivals, version, bad, whose);
    }

    /// <summary>
    /// Where something else was found, most of what went bad there may still be of one version, though here and there something else did: as ever. Null
    /// where nothing speaks for it.
    /// </summary>
    public static string? MayBeAt(Evidence evidence, Conclusion found) =>
        found is { Cause: not LikelyCause.BadVersion, By: { } by, Subject: { } name } ? MayBeAt(evidence, by, name) : null;

    public static string? MayBeAt(Evidence evidence, Dimension by, string name)
    {
        bool IsThere(SpotKey key) => key.NameAt(by) == name;
        long there = evidence.Sum(IsThere).Bad;
        if (evidence.Most(key => IsThere(key) ? key.Version : null) is not { } most || most.Bad < Thresholds.Half * there)
        {
            return null;
        }

        Rivals rivals = Rivals.At(evidence, new(by, name), [most.Name]);
        bool apart = rivals.ClearsNothing(evidence)
            || (rivals.Beside.All >= Thresholds.LeastCompared && StandsOut(rivals.Own, rivals.Beside, Thresholds.SurelyRisen) && !rivals.AreOlder(evidence));
        return apart && !rivals.LeftItBad ? Text($"{most.Bad:#,0} of {there:#,0} that went bad {At(evidence, rivals.Place)} run version {most.Name}") : null;
    }

    /// <summary>The newest versions, which only together are most, go bad where the others do not: one of them may be bad, or each.</summary>
    private static string? SeveralNew(Evidence evidence)
    {
        HashSet<string> newest = [];
        long bad = 0;
        foreach (string version in evidence.Versions.TakeWhile(_ => !IsDominant(bad, evidence.Now.Bad)))
        {
            newest.Add(version);
            bad += evidence.Sum(key => key.Version == version).Bad;
        }

        if (!IsDominant(bad, evidence.Now.Bad))
        {
            return null;
        }

        Rivals rivals = Among(evidence, newest);
        bool apart = rivals.Beside.All >= Thresholds.LeastCompared ? StandsOut(rivals.Own, rivals.Beside) : rivals.ClearsNothing(evidence);
        return apart && !rivals.LeftItBad ? Text($"{bad:#,0} of {evidence.Now.Bad:#,0} run one of the newest versions ({string.Join(", ", newest.Order(StringComparer.Ordinal))}), and others {At(evidence, rivals.Place)} are well") : null;
    }

    private static Candidate Beside(Evidence evidence, Rivals rivals, string version, long bad, string whose)
    {
        string place = At(evidence, rivals.Place);
        string compared = Text($"{rivals.Beside.Bad:#,0} of {rivals.Beside.All:#,0}");
        if (!StandsOut(rivals.Own, rivals.Beside))
        {
            // A few beside it that all are well speak no less for it than none do.
            if (TookOver(evidence, rivals, version, bad) is { } found)
            {
                return new(found, null);
            }

            string but = Text($"{whose}, but {place} {compared} of other versions went bad in the same time, of it {rivals.Own.Bad:#,0} of {rivals.Own.All:#,0}");
            return Candidate.Not($"no bad version: {but}") with { MayBe = rivals.ClearsNothing(evidence) ? but : null };
        }

        return rivals.AreOlder(evidence) ? Candidate.Not($"no bad version: {whose}, but it ran before any of the others")
            : rivals.AreOldest(evidence) ? Candidate.Not($"no bad version that can be told: {whose}, and nothing says which of them is newer") with { MayBe = Text($"{whose}, and {place} {compared} of other versions went bad in the same time, of it {rivals.Own.Bad:#,0} of {rivals.Own.All:#,0}") }
            : new(Found(evidence, rivals, version, bad, Text($"{Capital(place)} {rivals.Own.Bad:#,0} of its {rivals.Own.All:#,0} went bad; of other versions in the same time {compared}"), rivals.Beside), null);
    }

    /// <summary>
    /// Where a version took the place of another at once, hardly any of the two come by a place in the same time. It is bad when most of it was so from its
    /// first unit there on, and the last of the others before it were well: what breaks down by itself would have let some of it through, or hit some of them.
    /// </summary>
    private static Conclusion? TookOver(Evidence evidence, Rivals rivals, string version, long bad)
    {
        (long seenBefore, long badBefore) = rivals.Before(evidence);
        if (!rivals.IsBadFromTheFirst || !rivals.FollowedWell || !rivals.FollowedAtOnce || badBefore * 2 < seenBefore || !rivals.AreNewest(evidence))
        {
            return null;
        }

        string compared = Text($"{Capital(At(evidence, rivals.Place))} {rivals.Own.Bad:#,0} of its {rivals.Own.All:#,0} went bad, from its beginning on; of the versions before it {rivals.Ahead.Bad:#,0} of {rivals.Ahead.All:#,0}");
        return Found(evidence, rivals, version, bad, compared, rivals.Ahead);
    }

    private static Candidate Succeeded(Evidence evidence, Rivals rivals, string version, long bad, string whose)
    {
        if (TookOver(evidence, rivals, version, bad) is { } found)
        {
            return new(found, null);
        }

        long seenBefore = rivals.Before(evidence).Seen;
        string compare = $"{(rivals.Beside.All == 0 ? "no other" : "hardly any other")} was {At(evidence, rivals.Place)} in the same time to compare with";
        string? mayBe = rivals.ClearsNothing(evidence) ? $"{whose}, {(seenBefore > 0 || rivals.WellAtFirst > 0 ? "a new one" : "which none ran before")}, and {compare}" : null;
        return Candidate.Not($"no bad version that can be told: {whose}, and {compare}") with { MayBe = mayBe };
    }

    /// <summary>Where most of its bad units went bad, so that like is compared with like.</summary>
    private static Rivals Among(Evidence evidence, HashSet<string> versions)
    {
        bool IsOf(SpotKey key) => key.Version is { } version && versions.Contains(version);
        long bad = evidence.Sum(IsOf).Bad;
        foreach (Dimension by in new[] { Dimension.Dependency, Dimension.Step, Dimension.State })
        {
            if (evidence.Most(key => IsOf(key) ? key.NameAt(by) : null) is { } most && IsDominant(most.Bad, bad))
            {
                return Rivals.At(evidence, new(by, most.Name), versions);
            }
        }

        return Rivals.At(evidence, PlaceOf.Anywhere, versions);
    }

    private static Conclusion Found(Evidence evidence, Rivals rivals, string version, long bad, string compared, Passed others)
    {
        AttributedGroup? group = evidence.GroupOf(Dimension.Version, version);
        string least = evidence.Passing.IsCoarse ? " (there are too many to count all)" : "";
        string sentence = Text($"Likely a bad version, {version}: {bad:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} run it. {compared}{least}{evidence.Earlier(group, "ran it")}.");
        return new(LikelyCause.BadVersion, sentence)
        {
            By = Dimension.Version,
            Subject = version,
            Numbers = new CauseNumbers(bad, evidence.Now.Bad)
            {
                Well = rivals.Own.Well,
                AtLeast = evidence.Passing.IsCoarse,
                PlaceBy = rivals.Place.By,
                Place = rivals.Place.By is null ? null : rivals.Place.Name,
                BadThere = rivals.Own.Bad,
                SeenThere = rivals.Own.All,
                OthersBad = others.Bad,
                OthersSeen = others.All,
            }.Before(evidence, group),
        };
    }

    private static string At(Evidence evidence, PlaceOf place) => place.By switch
    {
        Dimension.Dependency => $"in {(evidence.Spots.Keys.Any(key => key.Kind == SpotKind.HandedOver && key.Dependency == place.Name) ? "hand-overs" : "calls")} to {place.Name}",
        Dimension.Step => StepLabel.At(place.Name),
        Dimension.State => $"in state {place.Name}",
        _ => "in the whole workflow",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
