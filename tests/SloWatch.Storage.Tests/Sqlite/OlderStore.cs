namespace SloWatch.Storage.Tests.Sqlite;

/// <summary>What takes a store back to an older version.</summary>
internal static class OlderStore
{
    /// <summary>To before there was a service: without anteroom, retention, alerts, live sources and tokens.</summary>
    public const string NothingLive =
        """
        DROP TABLE room_proof; DROP TABLE audit_finding;
        DROP TABLE anteroom; DROP TABLE anteroom_key; DROP TABLE correlated;
        DROP TABLE balance; DROP INDEX late_posting_minute;
        ALTER TABLE workflow DROP COLUMN horizon; ALTER TABLE instance DROP COLUMN horizon; ALTER TABLE measurement DROP COLUMN counted_from;
        DROP TABLE alert; DROP TABLE diagnosis; DROP TABLE alert_transition; DROP TABLE decided; DROP TABLE token; DROP TABLE act;
        ALTER TABLE source DROP COLUMN delivered_at; ALTER TABLE source DROP COLUMN live_watermark; ALTER TABLE source DROP COLUMN live_last_at;
        ALTER TABLE source DROP COLUMN clock_from; ALTER TABLE source DROP COLUMN announces; ALTER TABLE source DROP COLUMN trouble
        """;
}
