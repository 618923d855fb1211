using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Sources;

internal sealed class SourceWriter(Connection connection)
{
    public void Write(Commit commit)
    {
        commit.SourcesForgotten.ForEach(Forget);
        commit.Sources.ForEach(Write);
        commit.GapsForgotten.ForEach(ForgetGaps);
        commit.Gaps.ForEach(Write);
        commit.QuarantineReleased.ForEach(Release);
        commit.QuarantineStaying.ForEach(Keep);
        commit.Quarantine.ForEach(Write);
    }

    private void Write(SourceState source)
    {
        using Query upsert = connection.Query(
            """
            INSERT INTO source (name, workflow, watermark, mapping_hash, last_at, note, delivered_at, live_last_at, clock_from, announces, live_watermark, trouble)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?12, ?13)
            ON CONFLICT DO UPDATE SET
                watermark = CASE WHEN watermark = ?11 AND excluded.delivered_at IS NOT NULL THEN excluded.watermark ELSE max(watermark, excluded.watermark) END,
                mapping_hash = excluded.mapping_hash, last_at = excluded.last_at, note = excluded.note, delivered_at = excluded.delivered_at,
                live_last_at = excluded.live_last_at, clock_from = excluded.clock_from, announces = excluded.announces,
                live_watermark = excluded.live_watermark, trouble = excluded.trouble
            """);
        upsert.BindName(1, source.Name);
        upsert.BindName(2, source.Workflow);
        upsert.Bind(3, source.Watermark);
        upsert.Bind(4, source.MappingHash);
        upsert.Bind(5, source.LastAt);
        upsert.Bind(6, source.Note);
        upsert.Bind(7, source.Live?.DeliveredAt);
        upsert.Bind(8, source.Live?.LastAt);
        upsert.Bind(9, source.Live?.ClockFrom);
        upsert.Bind(10, source.Live is { Announces: true } ? 1 : 0);
        upsert.Bind(11, Instant.Ever);
        upsert.Bind(12, source.Live?.Watermark);
        upsert.Bind(13, source.Trouble);
        upsert.Run();
    }

    private void Forget((string Source, string Workflow) feed)
    {
        using Query delete = connection.Query("DELETE FROM source WHERE workflow = ?1 AND name = ?2");
        delete.BindName(1, feed.Workflow);
        delete.BindName(2, feed.Source);
        delete.Run();
    }

    private void ForgetGaps((string Source, string Workflow) feed)
    {
        using Query delete = connection.Query("DELETE FROM gap WHERE workflow = ?1 AND source = ?2");
        delete.BindName(1, feed.Workflow);
        delete.BindName(2, feed.Source);
        delete.Run();
    }

    private void Write(WorkflowEvent gap)
    {
        using Query insert = connection.Query("INSERT INTO gap (workflow, source, from_at, at, fact) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
        insert.BindName(1, gap.Workflow);
        insert.BindName(2, gap.Source);
        insert.Bind(3, gap.Details?.From);
        insert.Bind(4, gap.At);
        insert.Bind(5, gap.Fact);
        insert.Run();
    }

    private void Release(long quarantined)
    {
        using Query delete = connection.Query("DELETE FROM quarantine WHERE id = ?1");
        delete.Bind(1, quarantined);
        delete.Run();
    }

    private void Keep(StayingEntry entry)
    {
        Run("DELETE FROM quarantine WHERE id > ?1 AND (source, origin, reason) = (SELECT source, origin, ?2 FROM quarantine WHERE id = ?1)", entry);
        Run("UPDATE OR IGNORE quarantine SET reason = ?2 WHERE id = ?1", entry);
        Run("DELETE FROM quarantine WHERE id = ?1 AND reason <> ?2", entry); // an older one says the same
    }

    private void Run(string sql, StayingEntry entry)
    {
        using Query query = connection.Query(sql);
        query.Bind(1, entry.Id);
        query.Bind(2, entry.Reason);
        query.Run();
    }

    private void Write(Quarantined refused)
    {
        using Query insert = connection.Query(
            "INSERT INTO quarantine (source, origin, reason, content, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
        insert.Bind(1, refused.Source);
        insert.Bind(2, refused.Origin);
        insert.Bind(3, refused.Reason);
        insert.Bind(4, refused.Content);
        insert.Bind(5, refused.RecordedAt);
        insert.Run();
    }
}
