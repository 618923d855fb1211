using System.Diagnostics;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>What is written in one go.</summary>
/// <param name="number">They are written in the order of their numbers, which only grow.</param>
internal sealed class Transaction(long number, Instant recordedAt)
{
    /// <summary>Events that one transaction takes in.</summary>
    public const int Limit = 10_000;

    /// <summary>Facts that their instances refuse, which one transaction takes in.</summary>
    public const int RefusedLimit = 1_000;

    public long Number => number;

    public Commit Commit { get; } = new() { RecordedAt = recordedAt };

    /// <summary>Within which it was made.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public int Events { get; set; }

    /// <summary>Events that added something.</summary>
    public int New { get; set; }

    /// <summary>Events that their instances did not take.</summary>
    public int Refused { get; set; }

    public Written Result => new(Number, New, Refused, [.. Commit.Quarantine.Take(ImportResult.RefusalsKept)]);
}

/// <summary>What is left of a transaction when it is written; what it wrote is not kept.</summary>
/// <param name="FirstRefused">Of what went into quarantine, also of what was refused before it came to an instance.</param>
internal readonly record struct Written(long Number, int New, int Refused, IReadOnlyList<Quarantined> FirstRefused);
