using SloWatch.Core.Events;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>An instance as it is kept: its facts, packed in chunks, and the columns a store searches by.</summary>
/// <param name="Key">Workflow and instance id.</param>
/// <param name="RowVersion">0 before the first write; each write adds one. A write whose version the store no longer holds is refused.</param>
/// <param name="JudgedAt">The `now` of its last judgement: its postings are those of its facts at that moment.</param>
/// <param name="NextDeadline">The earliest deadline of a pending unit; <see cref="Instant.Ever"/> when there is none.</param>
/// <param name="Summary">Search columns, derived from the facts.</param>
/// <param name="Chunks">Packed facts in order of arrival. All but the last are full and never change; <paramref name="FirstChunk"/> is the ordinal of the first one given.</param>
/// <param name="FirstChunk">0 when read; when written, the chunks before it are already in the store and stay.</param>
/// <param name="Checksum">Of all packed facts, see <see cref="Packing.FactPacker"/>.</param>
public sealed record StoredInstance(
    InstanceKey Key,
    long RowVersion,
    Instant JudgedAt,
    Instant NextDeadline,
    InstanceSummary Summary,
    IReadOnlyList<byte[]> Chunks,
    int FirstChunk,
    long Checksum)
{
    /// <summary>See <see cref="Instance.Keys"/>. Written, they replace those the store has; null leaves those as they are, and so are they when read.</summary>
    public IReadOnlyList<NamedValue>? Keys { get; init; }

    /// <summary>That the store knows its row by, so that it need not look for it by its key; 0 when that is not known.</summary>
    public long Number { get; init; }

    /// <summary>Where gaps touch it.</summary>
    public InstanceSpan Touched => SubjectKey.Of(Key.Id)?.Touched ?? Summary.Span;

    /// <summary>See <see cref="Instance.Horizon"/>; it stands from the first write on.</summary>
    public Instant Horizon { get; init; } = Instant.Never;
}

/// <summary>What lists and searches show of an instance. Times are null when not known.</summary>
/// <param name="FirstAt">The earliest fact.</param>
/// <param name="LastAt">The latest fact.</param>
/// <param name="EndedAt">The end of the last life; null while it is open.</param>
/// <param name="BusinessKey">The newest one.</param>
/// <param name="FactCount">Distinct facts with all their revisions, without what was delivered to it.</param>
public sealed record InstanceSummary(Instant FirstAt, Instant LastAt, Instant? EndedAt, string? BusinessKey, int FactCount)
{
    public InstanceSpan Span => new(FirstAt, LastAt, EndedAt);

    /// <summary>All that was told of it was taken back: it is no case, neither open nor ended. What was told of the same instance later would make it one.</summary>
    public bool IsVoid => EndedAt is null && FirstAt > LastAt;
}
