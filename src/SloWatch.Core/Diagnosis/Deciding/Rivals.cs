using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>A version beside all others at the place where most of it went bad, from when its first bad unit came there until the last went bad.</summary>
/// <param name="Spell">That time.</param>
/// <param name="Own">Of the version in all of the window.</param>
/// <param name="OwnSince">Since its first bad unit came there.</param>
/// <param name="Beside">Others in that time.</param>
/// <param name="Ahead">Others before it.</param>
/// <param name="LastAhead">The last of these.</param>
internal sealed record Rivals(string Version, PlaceOf Place, TimeRange Spell, Passed Own, Passed OwnSince, Passed Beside, Passed Ahead, Passed LastAhead)
{
    private TimeSpan Window { get; init; }

    private Passed FirstOnes { get; init; }

    private Instant? FirstWell { get; init; }

    /// <summary>What it did well before its first bad unit came.</summary>
    public long WellAtFirst => Own.All - OwnSince.All;

    /// <summary>Hardly anything of it was well before, and most of it went bad since, also of the first ones: one that is bad at times, as ever, begins nothing.</summary>
    public bool IsBadFromTheFirst =>
        (WellAtFirst <= Thresholds.LetThrough * Own.Bad || (WellAtFirst <= Thresholds.FewLetThrough && FirstWell is { } well && Spell.From - well <= ShortSpell))
        && OwnSince.Bad >= Thresholds.MostlyBad * OwnSince.All && FirstOnes.Bad >= Thresholds.MostlyBad * FirstOnes.All;

    /// <summary>Others were well up to when it came, and none that was there still went bad with it.</summary>
    public bool FollowedWell => Ahead.All >= Thresholds.LeastCompared && LastAhead.Bad == 0 && Beside.Bad == 0 && StandsOut(Own, Ahead);

    private TimeSpan ShortSpell => TimeSpan.FromTicks(Math.Min(Thresholds.ShortSpell.Ticks, (long)(Window.Ticks * Thresholds.ShortShare)));

    public static Rivals At(Evidence evidence, PlaceOf place, string version)
    {
        Passing passing = evidence.Passing;
        TimeRange spell = evidence.Sum(key => key.Version == version && (place.By is not { } by || key.NameAt(by) == place.Name)).Span;
        bool Other(string other) => other != version;
        bool This(string other) => other == version;
        Passed own = passing.Count(place, This, Instant.Never, Instant.Ever);
        return new(version, place, spell, own, passing.Count(place, This, spell.From, Instant.Ever), passing.Count(place, Other, spell.From, spell.To),
            passing.Before(place, Other, spell.From), passing.LastBefore(place, Other, spell.From, Thresholds.LeastCompared))
        {
            Window = evidence.Window.To - evidence.Window.From,
            FirstOnes = passing.First(place, version, Thresholds.FirstOnes),
            FirstWell = passing.FirstWell(place, version),
        };
    }

    /// <summary>Nothing that was there beside it began before it.</summary>
    public bool IsOldest(Evidence evidence) => evidence.Passing.Versions(Place, Spell).All(other => evidence.FirstBegun(Version) <= evidence.FirstBegun(other));

    /// <summary>It is new, and neither others that went bad alike nor its own good past speak for it: it may be the cause, though that cannot be told.</summary>
    public bool ClearsNothing(Evidence evidence) =>
        evidence.IsNewest(Version) && FollowsOthers(evidence) && !AreOthersHit && !RanWell(evidence);

    private bool FollowsOthers(Evidence evidence) =>
        Ahead.All >= Thresholds.LeastCompared || (evidence.Earlier.All >= Thresholds.LeastBefore && evidence.GroupOf(Dimension.Version, Version) is not { SeenBefore: > 0 });

    /// <summary>The last before it, or those beside it, were about as bad.</summary>
    private bool AreOthersHit => IsAsBad(Beside) || IsAsBad(LastAhead);

    private bool IsAsBad(in Passed others) => others.Bad > 0 && OwnSince.Bad * (decimal)others.All < Thresholds.Worse * others.Bad * OwnSince.All;

    /// <summary>It ran well so often before that it could hardly have been by chance, were it then as bad as it is since.</summary>
    private bool RanWell(Evidence evidence)
    {
        AttributedGroup? group = evidence.GroupOf(Dimension.Version, Version);
        long well = WellAtFirst + (group?.SeenBefore - group?.BadBefore ?? 0);
        return well >= Thresholds.LeastCompared && Math.Pow(1 - ((double)OwnSince.Bad / OwnSince.All), well) < Thresholds.Chance;
    }
}
