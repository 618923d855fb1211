using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Files;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>Reads a file as an import would, and writes nothing.</summary>
public static class DryRun
{
    /// <summary>
    /// Throws <see cref="ImportRefusedException"/> or <see cref="UnknownNameException"/> when it cannot begin, and <see cref="UnreadableFileException"/>
    /// when there is nothing to show of the file; one that breaks off later is told in the result.
    /// </summary>
    /// <param name="past">Goes on to the next file that would be imported after this one.</param>
    public static DryRunResult Run(ImportRequest request, RuleSet rules, DryRunPast past, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using ImportFile file = ImportFile.Open(request, rules, cancellation);
        DryRunSink sink = new(file, rules, past, request.Replace, progress);
        try
        {
            file.Adapter.Import(new FileImport(file.Content, file.Name, file.Source), sink, cancellation);
            return sink.Result(stopped: null);
        }
        catch (UnreadableFileException broken) when (!sink.IsEmpty)
        {
            return sink.Result(broken.Message);
        }
    }
}
