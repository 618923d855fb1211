using SloWatch.Core.Events;
using SloWatch.Core.Sources;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Sources;

internal sealed class SourceReader(Connection connection) : ISourceReader
{
    public IReadOnlyList<SourceState> All()
    {
        List<SourceState> sources = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT name, workflow, watermark, mapping_hash, last_at, note, delivered_at, live_last_at, clock_from, announces, live_watermark
                FROM source ORDER BY name, workflow
                """);
            while (query.Read())
            {
                sources.Add(new SourceState(query.Text(0), query.Text(1), query.Instant(2), query.Text(3), query.InstantOrNull(4), query.Text(5)) { Live = LiveOf(query) });
            }
        }

        return sources;
    }

    private static LiveProgress? LiveOf(Query query) => query.InstantOrNull(6) is { } deliveredAt
        ? new LiveProgress(query.Instant(10), deliveredAt, query.InstantOrNull(7), query.Instant(8), query.Long(9) != 0)
        : null;

    public IReadOnlyList<WorkflowEvent> Gaps(string workflow)
    {
        List<WorkflowEvent> gaps = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT source, at, fact, from_at FROM gap WHERE workflow = ?1 ORDER BY at, source, from_at, fact");
            query.BindName(1, workflow);
            while (query.Read())
            {
                gaps.Add(new WorkflowEvent
                {
                    Kind = EventKind.Gap,
                    Source = query.Text(0),
                    Workflow = workflow,
                    Instance = "",
                    At = query.Instant(1),
                    Fact = query.TextOrNull(2),
                    Details = query.InstantOrNull(3) is { } from ? new EventDetails { From = from } : null,
                });
            }
        }

        return gaps;
    }

    public Instant? OldestQuarantined()
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT min(recorded_at) FROM quarantine");
            return query.Read() ? query.InstantOrNull(0) : null;
        }
    }

    public long QuarantineCount(string? source)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT count(*) FROM quarantine WHERE ?1 IS NULL OR source = ?1");
            query.Bind(1, source);
            return query.Read() ? query.Long(0) : 0;
        }
    }

    public IReadOnlyList<Quarantined> Quarantine(string? source, int limit) => Quarantine(source, Instant.Ever, limit);

    public IReadOnlyList<Quarantined> Quarantine(string? source, Instant upTo, int limit)
    {
        List<Quarantined> newest = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT source, origin, reason, content, recorded_at FROM quarantine
                WHERE (?1 IS NULL OR source = ?1) AND recorded_at <= ?3 ORDER BY recorded_at DESC, id DESC LIMIT ?2
                """);
            query.Bind(1, source);
            query.Bind(2, limit);
            query.Bind(3, upTo);
            while (query.Read())
            {
                newest.Add(new Quarantined(query.Text(0), query.Text(1), query.Text(2), query.Text(3), query.Instant(4)));
            }
        }

        return newest;
    }
}
