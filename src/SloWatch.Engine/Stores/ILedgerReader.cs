using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

public interface ILedgerReader
{
    /// <summary>The measurements whose ledger is complete over all stored instances.</summary>
    IReadOnlyList<string> Measurements();

    /// <summary>Measurements of which something is kept though they are not complete: a back-fill was cut off.</summary>
    IReadOnlyList<string> Unfinished();

    /// <summary>Sum over the minutes in [from, to); both are floored to the minute. <see cref="Instant.Never"/> as from: everything before.</summary>
    Tally Sum(string measurement, Instant from, Instant to);

    /// <summary>All non-zero minutes in order.</summary>
    IEnumerable<(long Minute, Tally Tally)> Minutes(string measurement) => Minutes(measurement, Instant.Never);

    /// <summary>Those from a moment on.</summary>
    IEnumerable<(long Minute, Tally Tally)> Minutes(string measurement, Instant from);

    /// <summary>Newest first.</summary>
    IEnumerable<Violation> Violations(string measurement, TimeRange range, int limit);

    /// <summary>Of units that are still open by all that is known, earliest first, then by key.</summary>
    IReadOnlyList<Violation> OpenViolations(string measurement, TimeRange range, int limit);

    /// <summary>How many there are.</summary>
    long CountOpenViolations(string measurement, TimeRange range);

    /// <summary>Of all measurements or of one, ordered by key, read in pages.</summary>
    IEnumerable<Violation> AllViolations(string? measurement);

    IEnumerable<StoredLatePosting> LatePostings(string measurement);
}

/// <param name="RecordedAt">Wall clock of the writer.</param>
public sealed record StoredLatePosting(string Measurement, long Minute, string Workflow, string Instance, string Unit, Tally Change, string Cause, Instant RecordedAt);
