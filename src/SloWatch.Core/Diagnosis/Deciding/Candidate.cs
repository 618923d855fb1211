using System.Globalization;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>A cause that was looked at.</summary>
/// <param name="Found">Null: it is not that one.</param>
/// <param name="WhyNot">A sentence without a full stop; null when it was found.</param>
internal sealed record Candidate(Conclusion? Found, string? WhyNot)
{
    /// <summary>It would have been found, but for this, which leaves it open; null otherwise.</summary>
    public string? But { get; private init; }

    /// <summary>There is too little to compare with to name it, and nothing that speaks against it: whatever else is found may be of it. Null otherwise.</summary>
    public string? MayBe { get; init; }

    public static Candidate Not(string why) => new(null, why);

    public static Candidate TooFew(string cause) => new(null, $"{cause}: too few went bad to be sure");

    public static Candidate NoWorse(string cause, string now, AttributedGroup group)
    {
        string asEver = now + Weighing.Text($", but no more often than before ({group.Bad:#,0} of {group.Seen:#,0} now, {group.BadBefore:#,0} of {group.SeenBefore:#,0} before)");
        return Open(cause, asEver);
    }

    /// <summary>It may be that one or not, and nothing tells.</summary>
    public static Candidate Open(string cause, string but) => new(null, $"{cause}: {but}") { But = but };
}

/// <summary>What all candidates weigh alike.</summary>
internal static class Weighing
{
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static bool IsDominant(long bad, long all) => bad >= Thresholds.Dominant * all;

    public static SpotCount Sum(this Evidence evidence, Func<SpotKey, bool> which)
    {
        SpotCount sum = SpotCount.None;
        foreach ((SpotKey key, SpotCount count) in evidence.Spots)
        {
            sum = which(key) ? sum + count : sum;
        }

        return sum;
    }

    /// <summary>The name that most of some bad units share; of equal ones the first by name.</summary>
    public static (string Name, long Bad)? Most(this Evidence evidence, Func<SpotKey, string?> nameOf)
    {
        Dictionary<string, long> counts = [];
        foreach ((SpotKey key, SpotCount count) in evidence.Spots)
        {
            if (nameOf(key) is { } name)
            {
                counts[name] = counts.GetValueOrDefault(name) + count.Bad;
            }
        }

        return counts.Count == 0 ? null : counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)).First();
    }

    /// <summary>As many of its units were bad before: whatever made the budget burn now is elsewhere.</summary>
    public static bool WasAsBadBefore(AttributedGroup? group) =>
        group is { SeenBefore: { } seenBefore } && WasAsBad(group.Bad, group.Seen ?? 0, group.BadBefore, seenBefore);

    /// <summary>The same of all units.</summary>
    public static bool WasAsBadBefore(Evidence evidence) => WasAsBad(evidence.Now.Bad, evidence.Now.All, evidence.Earlier.Bad, evidence.Earlier.All);

    private static bool WasAsBad(long bad, long seen, long badBefore, long seenBefore) =>
        seen > 0 && badBefore > 0 && seenBefore >= Thresholds.LeastBefore
        && ((decimal)bad / seen < Thresholds.Risen * badBefore / seenBefore || Errors(bad, seen, badBefore, seenBefore) < Thresholds.SurelyRisen);

    /// <summary>There are enough bad units, or the few there are could hardly come from the time before.</summary>
    public static bool AreEnough(Evidence evidence, AttributedGroup? group) =>
        evidence.Now.Bad >= Thresholds.Enough
        || (group is { Seen: > 0 and var seen, SeenBefore: >= Thresholds.LeastBefore and var before } && Errors(group.Bad, seen, group.BadBefore, before) >= Thresholds.Sure);

    /// <summary>By how many standard errors one share is larger than another.</summary>
    public static double Errors(long bad, long all, long otherBad, long otherAll)
    {
        double both = (double)(bad + otherBad) / (all + otherAll);
        double error = Math.Sqrt(both * (1 - both) * ((1.0 / all) + (1.0 / otherAll)));
        return error == 0 ? 0 : (((double)bad / all) - ((double)otherBad / otherAll)) / error;
    }

    /// <summary>A share is larger than another, surely and by much.</summary>
    public static bool StandsOut(in Passed own, in Passed others, double sure = Thresholds.Sure) =>
        own.Bad * (decimal)others.All >= Thresholds.Worse * others.Bad * own.All && Errors(own.Bad, own.All, others.Bad, others.All) >= sure;

    /// <summary>More went bad than go bad by themselves, but for a chance that is hardly ever seen.</summary>
    /// <param name="ever">The share that does.</param>
    public static bool IsMoreThanEver(in Passed some, double ever)
    {
        double usual = ever * some.All, chance = 0;
        for (long bad = 1; bad <= some.Bad; bad++)
        {
            chance += Math.Log(usual / bad);
        }

        return some.Bad > usual && chance < Math.Log(Thresholds.Chance);
    }

    /// <summary>How likely it is that no more than these go bad, each by itself.</summary>
    /// <param name="share">That goes bad.</param>
    public static double AtMost(in Passed some, double share)
    {
        if (share <= 0 || some.Bad >= share * some.All)
        {
            return 1; // more than half of what may come
        }

        if (share >= 1)
        {
            return 0;
        }

        double term = Math.Pow(1 - share, some.All), sum = term;
        for (long bad = 1; bad <= some.Bad; bad++)
        {
            term *= (some.All - bad + 1) * share / (bad * (1 - share));
            sum += term;
        }

        return sum;
    }

    /// <summary>The share that goes bad at a place by itself: as it did in the time before, where that says enough.</summary>
    public static double EverAt(this Evidence evidence, PlaceOf place)
    {
        AttributedGroup? group = place.By is { } by ? evidence.GroupOf(by, place.Name) : null;
        (long bad, long seen) = place.By is null ? (evidence.Earlier.Bad, evidence.Earlier.All) : (group?.BadBefore ?? 0, group?.SeenBefore ?? 0);
        return seen * Thresholds.Ever < 1 ? Thresholds.Ever : (bad + 1.0) / (seen + 1);
    }

    /// <summary>What went well at a place since the first bad unit came there, that it was not itself.</summary>
    public static long WellSince(this Evidence evidence, PlaceOf place, Instant since) => evidence.Passing.Count(place, null, since, Instant.Ever).Well;

    /// <summary>For a sentence: <c>no call</c>, <c>3 calls</c>.</summary>
    public static string HowMany(this Evidence evidence, long well, string none, string one, string many) =>
        (evidence.Passing.IsCoarse ? "at least " : "") + (well == 0 && !evidence.Passing.IsCoarse ? none : well == 1 ? $"1{one}" : Text($"{well:#,0}{many}"));

    /// <summary>For a sentence: what went bad, and ended well when it was too late.</summary>
    public static string AtLast(long some) => some == 0 ? "" : Text($", and {some:#,0} of the bad ones did at last");

    /// <summary>What half of some bad units have, or more; null when none is so frequent.</summary>
    public static string? ErrorOf(this Evidence evidence, Func<SpotKey, bool> which) =>
        evidence.Errors.Where(one => which(one.Key.Spot)).GroupBy(one => one.Key.Error, one => one.Value)
            .Select(same => (Text: same.Key, Bad: same.Sum())).OrderByDescending(same => same.Bad).ThenBy(same => same.Text, StringComparer.Ordinal)
            .Where(same => same.Bad * 2 >= evidence.Sum(which).Bad).Select(same => same.Text).FirstOrDefault();

    /// <summary>For a sentence.</summary>
    public static string InBrackets(string? error) => error is null ? "" : $" ('{error}')";

    /// <summary>What is said of those that stand: a call that no source shows while it is open is not said to be none.</summary>
    public static string InNoCall(this Evidence evidence, Func<SpotKey, bool> which) =>
        evidence.Sum(key => key.BesideCall && which(key)).Bad is > 0 and var some ? Text($"({some:#,0} of them while a call of theirs was open)")
        : evidence.Sees.HasFlag(Sight.OpenSteps) ? "with no call open" : "(in a call or in none: what is open cannot be seen)";

    public static CauseNumbers Before(this CauseNumbers numbers, Evidence evidence, AttributedGroup? group) =>
        evidence.HasBefore() && group is { SeenBefore: { } seen } ? numbers with { BadBefore = group.BadBefore, SeenBefore = seen } : numbers;

    /// <summary>The end of a sentence.</summary>
    public static string Earlier(this Evidence evidence, AttributedGroup? group, string came) => !evidence.HasBefore() ? "" : group?.SeenBefore switch
    {
        null => Text($"; how many {came} before was not counted"),
        0 => Text($"; before, none {came}"),
        { } seen => Text($"; before, {group.BadBefore:#,0} of {seen:#,0} that {came} went bad"),
    };

    private static bool HasBefore(this Evidence evidence) => evidence.Before is not null && evidence.Earlier.All > 0;
}
