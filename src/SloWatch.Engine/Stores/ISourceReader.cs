using SloWatch.Core.Events;
using SloWatch.Core.Sources;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

public interface ISourceReader
{
    /// <summary>All sources that ever delivered something.</summary>
    IReadOnlyList<SourceState> All();

    /// <summary>The gaps of a workflow's sources.</summary>
    IReadOnlyList<WorkflowEvent> Gaps(string workflow);

    /// <summary>Of one source; null: of all.</summary>
    long QuarantineCount(string? source);

    /// <summary>Of each source that has any, in one go: there may be a thousand of them.</summary>
    IReadOnlyDictionary<string, long> QuarantineCounts();

    /// <summary>When the oldest event in quarantine was recorded; null when there is none.</summary>
    Instant? OldestQuarantined();

    /// <summary>Newest first.</summary>
    IReadOnlyList<Quarantined> Quarantine(string? source, int limit);

    /// <summary>Likewise, of those recorded at a moment or before it.</summary>
    IReadOnlyList<Quarantined> Quarantine(string? source, Instant upTo, int limit);

    /// <summary>Likewise, with their ids.</summary>
    IReadOnlyList<KeptRefusal> Kept(string? source, Instant upTo, int limit);

    /// <summary>In the order of their ids, of those after one.</summary>
    IReadOnlyList<KeptRefusal> KeptAfter(string? source, long id, int limit);

    /// <summary>The greatest id of all entries; 0 when there are none.</summary>
    long LastKept();

    /// <summary>Null when it is not there any more.</summary>
    KeptRefusal? Kept(long id);
}

/// <summary>What is known of one feed of one workflow.</summary>
/// <param name="Watermark">Every event before it has been seen; <see cref="Instant.Never"/> while a first import runs.</param>
/// <param name="MappingHash">Of the mapping its events were made by; <c>events</c> when none was.</param>
/// <param name="LastAt">Its latest event; null before the first.</param>
/// <param name="Note">How the last import ended, for people.</param>
public sealed record SourceState(string Name, string Workflow, Instant Watermark, string MappingHash, Instant? LastAt, string Note)
{
    /// <summary>Of one that delivers while the service runs; null: it comes in files. Its watermark may be ahead of what is judged.</summary>
    public LiveProgress? Live { get; init; }

    /// <summary>Of one that is asked, why it could not be asked for everything the last time; null when it could.</summary>
    public string? Trouble { get; init; }

    /// <summary>Why nobody can say how its workflow stands, with what it comes from; null when one can.</summary>
    public static string? WithTrouble(string? stale, string? trouble) => stale is null || trouble is null ? stale : $"{stale}: {trouble}";
}

/// <summary>An event that was not taken.</summary>
/// <param name="Origin">File and position: <c>log.xes:812:5</c>.</param>
/// <param name="Content">The event as received, cut to 4,000 characters; a message that a mapping reads, to 16,000.</param>
/// <param name="RecordedAt">Wall clock of the writer.</param>
public sealed record Quarantined(string Source, string Origin, string Reason, string Content, Instant RecordedAt);

/// <summary>An entry of the quarantine.</summary>
/// <param name="Id">Given once, and growing.</param>
public sealed record KeptRefusal(long Id, Quarantined Refused);

/// <summary>An entry of the quarantine that is refused again.</summary>
/// <param name="Reason">That holds now.</param>
public readonly record struct StayingEntry(long Id, string Reason);
