using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>What an import would take in, as it stands in the file: lives and revisions are not yet folded.</summary>
/// <param name="Events">Workflow events that would be taken.</param>
/// <param name="Refused">What would be refused, of the file and of the events it would become.</param>
/// <param name="Open">Cases without an end.</param>
/// <param name="AfterEnd">Events that come after the end of their case; further ends are not counted.</param>
/// <param name="SameTimeGroups">Groups of states that a case enters at one and the same time, so that their order means nothing.</param>
/// <param name="Kinds">How many events of each kind.</param>
/// <param name="Ends">First ends by outcome and result.</param>
/// <param name="Columns">What each column of a table is read as, in their order; empty for formats without columns.</param>
/// <param name="Mapped">What became of each activity, the most frequent first; empty for formats without a mapping.</param>
/// <param name="Refusals">The first few.</param>
/// <param name="Warnings">What would be taken, and is most likely not meant so.</param>
/// <param name="Stopped">Why the file could not be read to its end; null when it was.</param>
public sealed record DryRunResult(
    string Source,
    IReadOnlyList<string> Workflows,
    long Events,
    long Refused,
    long Cases,
    long Open,
    long AfterEnd,
    long SameTimeGroups,
    Instant? First,
    Instant? Last,
    IReadOnlyList<(EventKind Kind, long Count)> Kinds,
    IReadOnlyList<(Outcome Outcome, string? Result, long Count)> Ends,
    IReadOnlyList<(string Name, string Becomes)> Columns,
    IReadOnlyList<MappedCount> Mapped,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<ImportWarning> Warnings,
    string? Stopped);

/// <param name="Transition">Of its lifecycle; empty where a format has none.</param>
/// <param name="Becomes">For people.</param>
/// <param name="Named">By a rule of the mapping.</param>
public readonly record struct MappedCount(string Activity, string Transition, string Becomes, bool Named, long Count);

/// <param name="Place">Where it stands in the file, or which event it is.</param>
public readonly record struct Refusal(string Place, string Reason);
