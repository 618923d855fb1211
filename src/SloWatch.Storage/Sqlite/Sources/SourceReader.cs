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
                SELECT name, workflow, watermark, mapping_hash, last_at, note, delivered_at, live_last_at, clock_from, announces, live_watermark, trouble
                FROM source ORDER BY name, workflow
                """);
            while (query.Read())
            {
                sources.Add(new SourceState(query.Text(0), query.Text(1), query.Instant(2), query.Text(3), query.InstantOrNull(4), query.Text(5)) { Live = LiveOf(query), Trouble = query.TextOrNull(11) });
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
            if (source is null)
            {
                return connection.Scalar("SELECT count(*) FROM quarantine");
            }

            using Query query = connection.Query("SELECT count(*) FROM quarantine WHERE source = ?1");
            query.Bind(1, source);
            return query.Read() ? query.Long(0) : 0;
        }
    }

    public IReadOnlyDictionary<string, long> QuarantineCounts()
    {
        Dictionary<string, long> counts = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT source, count(*) FROM quarantine GROUP BY source");
            while (query.Read())
            {
                counts.Add(query.Text(0), query.Long(1));
            }
        }

        return counts;
    }

    public IReadOnlyList<Quarantined> Quarantine(string? source, int limit) => Quarantine(source, Instant.Ever, limit);

    public IReadOnlyList<Quarantined> Quarantine(string? source, Instant upTo, int limit) => [.. Kept(source, upTo, limit).Select(one => one.Refused)];

    public IReadOnlyList<KeptRefusal> Kept(string? source, Instant upTo, int limit)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT source, origin, reason, content, recorded_at, id FROM quarantine
                WHERE (?1 IS NULL OR source = ?1) AND recorded_at <= ?3 ORDER BY recorded_at DESC, id DESC LIMIT ?2
                """);
            query.Bind(1, source);
            query.Bind(2, limit);
            query.Bind(3, upTo);
            return ReadKept(query);
        }
    }

    public IReadOnlyList<KeptRefusal> KeptAfter(string? source, long id, int limit)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT source, origin, reason, content, recorded_at, id FROM quarantine
                WHERE (?1 IS NULL OR source = ?1) AND id > ?3 ORDER BY id LIMIT ?2
                """);
            query.Bind(1, source);
            query.Bind(2, limit);
            query.Bind(3, id);
            return ReadKept(query);
        }
    }

    public long LastKept()
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT coalesce(max(id), 0) FROM quarantine");
            return query.Read() ? query.Long(0) : 0;
        }
    }

    public KeptRefusal? Kept(long id)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT source, origin, reason, content, recorded_at, id FROM quarantine WHERE id = ?1");
            query.Bind(1, id);
            return ReadKept(query).FirstOrDefault();
        }
    }

    private static List<KeptRefusal> ReadKept(Query query)
    {
        List<KeptRefusal> kept = [];
        while (query.Read())
        {
            kept.Add(new KeptRefusal(query.Long(5), new Quarantined(query.Text(0), query.Text(1), query.Text(2), query.Text(3), query.Instant(4))));
        }

        return kept;
    }
}
