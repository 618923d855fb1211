using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest;

/// <param name="Path">The file; `.gz` is unpacked while it is read.</param>
/// <param name="Workflow">For events that do not name one; required by formats whose events cannot.</param>
/// <param name="Source">Name of the Source in the rules; null: the one Source of the workflow and format, or a default one named after the format.</param>
/// <param name="Replace">Forget what the source delivered before, in the same transaction.</param>
public sealed record ImportRequest(string Path, string? Workflow, string? Source, bool Replace);

/// <param name="BytesRead">Of the file as it lies on disk.</param>
/// <param name="BytesTotal">0 when it is not known, as of a pipe.</param>
public readonly record struct ImportProgress(long BytesRead, long BytesTotal, long Events);

/// <param name="Events">Workflow events the file became, without those in quarantine.</param>
/// <param name="New">Events that added something; the rest of <paramref name="Events"/> was known.</param>
/// <param name="Refused">In quarantine.</param>
/// <param name="Refusals">The first few of these.</param>
/// <param name="Instances">That the store now has of the workflows the file speaks of.</param>
/// <param name="Unmapped">Activities no rule names, with their count.</param>
/// <param name="Warnings">What was taken, and is most likely not meant so.</param>
/// <param name="Stopped">Why the file could not be read to its end; null when it was.</param>
public sealed record ImportResult(
    string Source,
    string Workflow,
    long Events,
    long New,
    long Refused,
    IReadOnlyList<Quarantined> Refusals,
    long Instances,
    Instant? First,
    Instant? Last,
    IReadOnlyDictionary<string, long> Unmapped,
    IReadOnlyList<ImportWarning> Warnings,
    string? Stopped)
{
    /// <summary>Stands in <see cref="Unmapped"/> for activities beyond those that are counted one by one.</summary>
    public const string FurtherActivities = "(further activities)";

    public const int RefusalsKept = 5;

    /// <summary>Instances that were left as they are, because what is stored of them cannot be read; what came for them is refused.</summary>
    public IReadOnlyList<DamagedFactsException> Damaged { get; init; } = [];

    /// <summary>Pieces of the file that the mapping leaves out.</summary>
    public long Ignored { get; init; }

    /// <summary>Facts of these sources that now wait for a case that carries a key of theirs.</summary>
    public long Waiting { get; init; }
}

public static class FileImporter
{
    /// <summary>
    /// Reads a file into the store. Throws <see cref="ImportRefusedException"/> or <see cref="UnknownNameException"/> when it cannot begin and <see cref="UnreadableFileException"/> when
    /// not one event can be read, both before anything is written. Transactions hold at most 10,000 events; what was committed before a crash
    /// stands, and running it again completes it.
    /// </summary>
    public static ImportResult Run(ImportRequest request, IStore store, RuleSet rules, TimeProvider time, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using ImportFile file = ImportFile.Open(request, rules, cancellation);
        using BatchReader reader = new(file, Correlations.Of(rules), new KnownSources(rules, store.Sources.All(), file.Source.Name), time, cancellation);
        bool any = reader.TryTake(out EventBatch? first);
        if (reader.Stopped is { } unreadable && (first is null || first.Count == 0))
        {
            throw unreadable;
        }

        if (!any)
        {
            return new ImportResult(file.Source.Name, file.Source.Workflow, 0, 0, 0, [], 0, null, null, reader.Unmapped, reader.Warnings, null) { Ignored = reader.Ignored };
        }

        using IStoreWriter writer = store.OpenWriter();
        using ImportRun run = new(file, store, writer, rules, request.Replace, reader, time, progress, cancellation);
        run.Take(first!);
        string? stopped = TakeAll(reader, run);
        return run.End(stopped, reader);
    }

    /// <summary>Gives why the file could not be taken to its end; null when it was.</summary>
    private static string? TakeAll(BatchReader reader, ImportRun run)
    {
        try
        {
            while (reader.TryTake(out EventBatch? batch))
            {
                run.Take(batch);
            }

            return reader.Stopped?.Message;
        }
        catch (ImportRefusedException refused)
        {
            return refused.Message; // a feed that turned up after others were written
        }
    }
}

/// <summary>The rules have no such workflow or source.</summary>
public sealed class UnknownNameException(string what, string remedy) : Exception($"{what}; {remedy}");

/// <summary>The import cannot begin: no such file or format, several sources fit, the mapping changed.</summary>
public sealed class ImportRefusedException(string what, string remedy) : Exception($"{what}; {remedy}");
