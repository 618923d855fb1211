using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Versions, mostly one, beside all others at the place where most of them went bad, from when the first bad unit came there until the last went bad.</summary>
/// <param name="Spell">That time.</param>
/// <param name="Own">Of these versions in all of the window.</param>
/// <param name="OwnSince">Since their first bad unit came there.</param>
/// <param name="Beside">Others in that time.</param>
/// <param name="Ahead">Others before it.</param>
/// <param name="LastAhead">The last of these.</param>
/// <param name="Spared">So many of these that they could hardly all be well, were they as bad.</param>
/// <param name="Behind">Others after it.</param>
internal sealed record Rivals(HashSet<string> Versions, PlaceOf Place, TimeRange Spell, Passed Own, Passed OwnSince, Passed Beside, Passed Ahead, Last LastAhead, Last Spared, Passed Behind)
{
    private Passed FirstOnes { get; init; }

    /// <summary>The share that goes bad at the place by itself.</summary>
    private double Ever { get; init; }

    /// <summary>Of their own, from when the last of the others came by until the first went bad.</summary>
    private Passed OwnSinceOthers { get; init; }

    /// <summary>What they did well before their first bad unit came.</summary>
    public long WellAtFirst { get; private init; }

    /// <summary>No more of it was well at first than is so by luck where so many go bad, and most of it went bad since, also of the first ones: one that is bad at times, as ever, begins nothing.</summary>
    public bool IsBadFromTheFirst =>
        Math.Pow(1 - ShareSince, WellAtFirst) >= Thresholds.Luck
        && OwnSince.Bad >= Thresholds.MostlyBad * OwnSince.All && FirstOnes.Bad >= Thresholds.MostlyBad * FirstOnes.All;

    /// <summary>Others were well up to when it came, and none that was there still went bad with it.</summary>
    public bool FollowedWell => AreSpared && Beside.Bad == 0 && StandsOut(Own, Ahead);

    /// <summary>The last of the others came by only just before: whatever else there is would have had to break in that very time.</summary>
    public bool FollowedAtOnce => LastAhead.Passed.All > 0 && Spell.From - LastAhead.To <= Thresholds.ShortSpell;

    /// <summary>Others that came after them, as where they were taken back, were about as bad: it is not they.</summary>
    public bool LeftItBad => Behind.All >= Thresholds.LeastCompared && IsHitAlike(Behind);

    private double ShareSince => OwnSince.All == 0 ? 0 : (double)OwnSince.Bad / OwnSince.All;

    /// <summary>The last of the others before them, and those beside them, wherever they were.</summary>
    private Passed Anywhere { get; init; }

    private bool AreSpared => Spared.Passed.All >= Sparing(ShareSince) && Spared.Passed.Bad == 0 && Anywhere.Bad == 0;

    public static Rivals At(Evidence evidence, PlaceOf place, HashSet<string> versions)
    {
        Passing passing = evidence.Passing;
        bool This(string version) => versions.Contains(version);
        bool Other(string version) => !versions.Contains(version);
        TimeRange spell = evidence.Sum(key => key.Version is { } version && This(version) && (place.By is not { } by || key.NameAt(by) == place.Name)).Span;
        Passed own = passing.Count(place, This, Instant.Never, Instant.Ever), since = passing.Count(place, This, spell.From, Instant.Ever);
        Last lastAhead = passing.LastBefore(place, Other, spell.From, Thresholds.LeastCompared);
        Last spared = passing.LastBefore(place, Other, spell.From, Sparing(since.All == 0 ? 0 : (double)since.Bad / since.All));
        return new(versions, place, spell, own, since, passing.Count(place, Other, spell.From, spell.To), passing.Before(place, Other, spell.From), lastAhead, spared, passing.After(place, Other, spell.To))
        {
            Ever = evidence.EverAt(place),
            WellAtFirst = passing.WellBefore(place, This, spell.From),
            Anywhere = passing.LastBefore(PlaceOf.Anywhere, Other, spell.From, Thresholds.LeastCompared).Passed + passing.Count(PlaceOf.Anywhere, Other, spell.From, spell.To),
            FirstOnes = passing.First(place, This, Thresholds.FirstOnes),
            OwnSinceOthers = passing.Count(place, This, lastAhead.From, new(spell.From.Micros - 1)),
        };
    }

    /// <summary>Nothing that was there beside them began before.</summary>
    public bool AreOldest(Evidence evidence) => evidence.Passing.Versions(Place, Spell).All(other => FirstBegun(evidence) <= evidence.FirstBegun(other));

    /// <summary>The same, and some of the others began while it was looked at, and not about when that began: which of two that ran all that time is newer, nobody can tell.</summary>
    public bool AreOlder(Evidence evidence) =>
        AreOldest(evidence) && evidence.Passing.Versions(Place, Spell).Where(other => !Versions.Contains(other)).All(other => !evidence.WasThere(evidence.FirstBegun(other)));

    /// <summary>No other began after them.</summary>
    public bool AreNewest(Evidence evidence) => evidence.Versions.All(other => Versions.Contains(other) || evidence.FirstBegun(other) <= FirstBegun(evidence));

    /// <summary>
    /// New, or back after another was there alone, and neither others that went bad alike nor a good past speaks for them: they may be the cause, though
    /// that cannot be told.
    /// </summary>
    public bool ClearsNothing(Evidence evidence) =>
        FollowsOthers(evidence) && !AreOthersHit && (AreBack || (AreNewest(evidence) && !RanWell(evidence)));

    /// <summary>Seen in the time before, and bad.</summary>
    public (long Seen, long Bad) Before(Evidence evidence)
    {
        AttributedGroup[] groups = [.. Versions.Select(version => evidence.GroupOf(Dimension.Version, version)).OfType<AttributedGroup>()];
        return (groups.Sum(group => group.SeenBefore ?? 0), groups.Sum(group => group.BadBefore));
    }

    private Instant FirstBegun(Evidence evidence) => new(Versions.Min(version => evidence.FirstBegun(version).Micros));

    /// <summary>They had been there before, but not since the last of the others came by, which were well.</summary>
    private bool AreBack => WellAtFirst > 0 && Ahead.All >= Thresholds.LeastCompared && LastAhead.Passed.Bad == 0 && OwnSinceOthers.All == 0;

    /// <summary>In the window, or before it, where hardly any of them was well, or so few beside others that it may have been by chance.</summary>
    private bool FollowsOthers(Evidence evidence)
    {
        (long seen, long bad) = Before(evidence);
        bool byChance = evidence.Earlier.All - seen >= Thresholds.LeastCompared && ChanceOfPast(evidence) >= Thresholds.Chance;
        return Ahead.All >= Thresholds.LeastCompared || (evidence.Earlier.All >= Thresholds.LeastBefore && (bad * 2 >= seen || byChance));
    }

    /// <summary>Of the last before them, or of those beside them, about as many went bad, and more than do by themselves.</summary>
    private bool AreOthersHit => IsHitAlike(Spared.Passed) || IsHitAlike(Beside + Spared.Passed);

    private bool IsHitAlike(in Passed others) => IsAsBad(others) && IsMoreThanEver(others, Ever);

    private bool IsAsBad(in Passed others) => OwnSince.Bad * (decimal)others.All < Thresholds.Worse * others.Bad * OwnSince.All;

    /// <summary>So many of others that all of them well would be chance, hardly ever seen, were so large a share of them bad.</summary>
    private static int Sparing(double bad) =>
        bad switch
        {
            <= 0 => int.MaxValue,
            >= 1 => Thresholds.LeastCompared,
            _ => Math.Max(Thresholds.LeastCompared, (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Log(Thresholds.Chance) / Math.Log(1 - bad)))),
        };

    /// <summary>They ran well so often before that it could hardly have been by chance, were they then as bad as they are since.</summary>
    private bool RanWell(Evidence evidence)
    {
        (long seen, long bad) = Before(evidence);
        return WellAtFirst + seen - bad >= Thresholds.LeastCompared && ChanceOfPast(evidence) < Thresholds.Chance;
    }

    /// <summary>That no more of them went bad before their first bad unit came, were they as bad as they are since.</summary>
    private double ChanceOfPast(Evidence evidence)
    {
        (long seen, long bad) = Before(evidence);
        return AtMost(new(WellAtFirst + seen - bad, bad), ShareSince);
    }
}
