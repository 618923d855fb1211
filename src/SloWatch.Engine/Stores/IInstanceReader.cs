using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

public interface IInstanceReader
{
    /// <summary>In the order of the keys; null where there is none.</summary>
    IReadOnlyList<StoredInstance?> Load(IReadOnlyList<InstanceKey> keys);

    /// <summary>Every workflow's instance with this id, or, if there is none, with this business key.</summary>
    IReadOnlyList<InstanceKey> Find(string id);

    /// <summary>Keys of instances with this business key, in any workflow, ordered by key, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<InstanceKey> WithBusinessKey(string businessKey, int limit);

    /// <summary>Keys whose id begins so, in any workflow, ordered by key, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<InstanceKey> StartingWith(string prefix, int limit);

    /// <summary>All instances of a workflow (null: of all) ordered by key, read in pages so that memory does not grow with their number.</summary>
    IEnumerable<StoredInstance> All(string? workflow);

    /// <summary>As <see cref="All"/>, but only those of its workflow that come after a key, which need not be there.</summary>
    IEnumerable<StoredInstance> After(InstanceKey last);

    /// <summary>
    /// Cases of a workflow, no days of subjects, that began before the end of a time and were open, or heard of, at its beginning or later; in no order,
    /// read in pages likewise. No facts of others are read.
    /// </summary>
    IEnumerable<StoredInstance> Touching(string workflow, TimeRange time);

    /// <summary>Instances of another workflow that carry a value of a correlation key that this one carries, too, with the value; at most <paramref name="limit"/>, ordered by id and value.</summary>
    /// <param name="key">Null: the business key.</param>
    IReadOnlyList<SharedKey> Sharing(InstanceKey instance, string workflow, string? key, int limit);

    /// <summary>As they were written, see <see cref="StoredInstance.Keys"/>.</summary>
    IReadOnlyList<NamedValue> Keys(InstanceKey instance);

    /// <summary>Keys of instances of a workflow whose next deadline is before <paramref name="before"/>, at most <paramref name="limit"/>, earliest first.</summary>
    IReadOnlyList<InstanceKey> Due(string workflow, Instant before, int limit);

    /// <summary>Keys of cases of a workflow, no days of subjects, whose newest life ended before <paramref name="before"/>, at most <paramref name="limit"/>, those that ended last first.</summary>
    IReadOnlyList<InstanceKey> Ended(string workflow, Instant before, int limit);

    /// <summary>
    /// Instances of a workflow that retention may remove: their newest life ended before <paramref name="before"/>, their latest fact lies before it,
    /// and they have no next deadline. Those that ended first come first; only those after <paramref name="after"/>, which need not be there any more.
    /// </summary>
    IReadOnlyList<EndedInstance> Over(string workflow, Instant before, EndedInstance? after, int limit);

    /// <summary>Of every workflow that instances were removed of, see <see cref="Commit.Horizons"/>; ordered by name.</summary>
    IReadOnlyList<(string Workflow, Instant Horizon)> Horizons();

    IReadOnlyList<string> Workflows();

    long Count(string? workflow);

    /// <summary>Without subjects and their days, and without those of which all was taken back.</summary>
    long CountCases(string workflow);

    /// <summary>Instances of a workflow whose newest life has not ended, without those of which all was taken back; its cost follows their number, not that of all.</summary>
    long CountOpen(string workflow);

    /// <summary>Earliest fact of any instance of the workflow; null when it has none. It looks at all of them.</summary>
    Instant? FirstFactAt(string workflow);

    /// <summary>Latest fact of any instance of the workflow; null when it has none.</summary>
    Instant? LastFactAt(string workflow);
}

/// <param name="Value">Of the key that both carry.</param>
public readonly record struct SharedKey(InstanceKey Instance, string Value);

/// <param name="Number">That the store knows its row by.</param>
public sealed record EndedInstance(InstanceKey Key, Instant EndedAt, long Number);
