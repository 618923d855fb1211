using SloWatch.Core.Diagnosis.Deciding;

namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>Which cases went bad, and by what.</summary>
internal sealed class TruthHits
{
    private readonly List<(int Number, string Version, Wrong By, bool AsEver, bool IsSeen)> hits = [];

    /// <summary>Of a version, if only by what is as ever: it looks the same.</summary>
    public int? First(string version) => hits.Find(hit => hit.Version == version) is { Version: not null } first ? first.Number : null;

    /// <param name="isSeen">It went bad in the window.</param>
    public void Add(int number, string version, Wrong by, bool asEver, bool isSeen) => hits.Add((number, version, by, asEver, isSeen));

    public int? FirstOfFault => hits.Find(hit => !hit.AsEver) is { Version: not null } first ? first.Number : null;

    /// <summary>What is wrong hit something soon after a case.</summary>
    public bool IsFollowed(int number, int within) => hits.Exists(hit => !hit.AsEver && hit.Number >= number && hit.Number <= number + within);

    /// <summary>Those by what is wrong.</summary>
    public bool AreAllOf(string version, Predicate<int> orNumber) => hits.TrueForAll(hit => hit.AsEver || hit.Version == version || orNumber(hit.Number));

    /// <summary>So much of what went bad that it is the cause, by what is promised of one.</summary>
    public bool IsNearlyAll(string? subject) =>
        hits.Count(hit => hit.IsSeen && subject == (hit.By == Wrong.Outage ? "bank" : "approve")) >= Thresholds.Dominant * hits.Count(hit => hit.IsSeen);
}
