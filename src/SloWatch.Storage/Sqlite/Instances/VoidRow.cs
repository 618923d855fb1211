using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>
/// Instances of which all was taken back. Their end is written as the end of time, so that the index which counts the open ones leaves them out
/// and no search for what has ended finds them; only a subject as a whole has that end of its own.
/// </summary>
internal static class VoidRow
{
    /// <summary>As it is written.</summary>
    public static Instant? EndOf(StoredInstance instance) => instance.Summary.IsVoid ? Instant.Ever : instance.Summary.EndedAt;

    /// <summary>As it is read.</summary>
    public static Instant? EndOf(Instant? written, InstanceKey key) => written == Instant.Ever && SubjectKey.Of(key.Id) is null ? null : written;

    /// <summary>Its cost follows their number.</summary>
    public static long Count(Connection connection, string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"""
                SELECT count(*) FROM instance
                WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND ended_at = 9223372036854775807
                    AND {InstanceRow.IsCase}
                """);
            query.BindName(1, workflow);
            return query.Read() ? query.Long(0) : 0;
        }
    }
}
