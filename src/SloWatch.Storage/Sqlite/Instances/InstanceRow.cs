using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>A row of an instance with the facts it holds, as it is read.</summary>
internal static class InstanceRow
{
    /// <summary>What is read besides is from column <see cref="ColumnCount"/> on.</summary>
    public const string Columns =
        "id, row_version, judged_at, next_deadline, first_at, last_at, ended_at, business_key, fact_count, checksum, chunks, open_chunk, horizon";

    public const int ColumnCount = 13;

    /// <summary>That it is no subject and no day of one.</summary>
    public const string IsCase = $"instance NOT GLOB '{SubjectKey.Schedule}*' AND instance NOT GLOB '{SubjectKey.Gauge}*' AND instance NOT GLOB '{SubjectKey.Counts}*'";

    public static StoredInstance Read(Connection connection, Query row, InstanceKey key, out int bytes)
    {
        int count = (int)row.Long(10);
        byte[][] chunks = count == 0 ? [] : new byte[count][];
        bytes = 0;
        if (count > 1)
        {
            bytes = ReadFullChunks(connection, row.Long(0), key, chunks);
        }

        if (count > 0)
        {
            chunks[^1] = row.Bytes(11);
            bytes += chunks[^1].Length;
        }

        InstanceSummary summary = new(row.Instant(4), row.Instant(5), VoidRow.EndOf(row.InstantOrNull(6), key), row.TextOrNull(7), (int)row.Long(8));
        return new StoredInstance(key, row.Long(1), row.Instant(2), row.Instant(3), summary, chunks, 0, row.Long(9)) { Number = row.Long(0), Horizon = row.InstantOrNull(12) ?? Instant.Never };
    }

    private static int ReadFullChunks(Connection connection, long id, InstanceKey key, byte[][] chunks)
    {
        int read = 0;
        int bytes = 0;
        using Query query = connection.Query("SELECT facts FROM chunk WHERE instance = ?1 ORDER BY ordinal");
        query.Bind(1, id);
        while (read < chunks.Length - 1 && query.Read())
        {
            chunks[read] = query.Bytes(0);
            bytes += chunks[read++].Length;
        }

        return read == chunks.Length - 1
            ? bytes
            : throw new StoreException($"{connection.Place}: it is damaged ({key} lacks some of its facts); restore it from a backup, or move it away and import again");
    }
}
