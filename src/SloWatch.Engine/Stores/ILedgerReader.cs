using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

public interface ILedgerReader
{
    /// <summary>What the service's last recount of it found; null before the first.</summary>
    AuditFinding? LastAudit();

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

    /// <summary>What the ledger holds of instances that are there no longer, minute by minute in order. Of all complete measurements that is in the ledger, too.</summary>
    IEnumerable<(long Minute, Tally Tally)> Balance(string measurement);

    /// <summary>Before it the measurement has no data, see <see cref="Commit.CountedFrom"/>; <see cref="Instant.Never"/> when everything was counted.</summary>
    Instant CountedFrom(string measurement);

    /// <summary>The earliest minute of a late posting of the workflow; null when it has none.</summary>
    Instant? OldestLatePosting(string workflow);

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

/// <summary>The ledger was compared with a recount of all stored facts.</summary>
/// <param name="EndedAt">By the wall clock.</param>
public sealed record AuditFinding(Instant EndedAt, int Differences);
