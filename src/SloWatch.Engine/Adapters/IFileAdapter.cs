using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest;

namespace SloWatch.Engine.Adapters;

/// <summary>
/// Reads a file format into workflow events. Streams: memory does not grow with the file. Found only through
/// <see cref="AdapterCatalogue"/>.
/// </summary>
public interface IFileAdapter : IAdapter
{
    /// <summary>File name endings it is chosen by, before an optional <c>.gz</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Its files hold workflow events, which name their source and workflow themselves; no mapping stands between.</summary>
    bool CarriesEvents => false;

    /// <summary>It means nothing without a Source that says what it means.</summary>
    bool NeedsMapping => false;

    /// <summary>Reads what is posted to the service in this format; null: it comes in files alone, or as workflow events.</summary>
    IMessageReader? MessagesOf(SourceDefinition source) => null;

    /// <summary>
    /// Reads the stream to its end and hands over every event and every malformed piece. Throws <see cref="UnreadableFileException"/>
    /// when nothing more can be read; what was handed over before stands.
    /// </summary>
    void Import(FileImport file, IEventSink sink, CancellationToken cancellation);
}

/// <param name="Content">Decompressed.</param>
/// <param name="Name">For messages: the file's name as the user wrote it.</param>
/// <param name="Source">Whose mapping applies.</param>
public sealed record FileImport(Stream Content, string Name, SourceDefinition Source);

public interface IEventSink
{
    void Take(WorkflowEvent fact);

    /// <summary>A malformed or unusable piece of the file, with its place and the reason.</summary>
    void Refuse(Place place, string reason, string content);

    /// <summary>An activity that no rule of the mapping names; called for each of its events.</summary>
    void Unmapped(string activity);

    /// <summary>A piece of the file that the mapping leaves out.</summary>
    void Ignore()
    {
    }

    /// <summary>Something of the file that was taken as it is, and may not be meant so; called at the end, with a count.</summary>
    void Warn(ImportWarning warning)
    {
    }

    /// <summary>What an activity became, with the count of its events that were not refused; called at the end for each activity and transition of a log.</summary>
    /// <param name="transition">Of its lifecycle, as the standard names it; empty where a format has none.</param>
    /// <param name="becomes">For people: <c>step Validate is started</c>, <c>left out: ignored</c>.</param>
    /// <param name="named">By a rule of the mapping.</param>
    void Mapped(string activity, string transition, string becomes, bool named, long count)
    {
    }

    /// <summary>What a column of a table is read as; called at the beginning for each of them, in their order.</summary>
    /// <param name="becomes">For people: <c>the case</c>, <c>not used</c>.</param>
    void Column(string name, string becomes)
    {
    }
}

/// <summary>The file cannot be read on: broken XML, a truncated archive, no such format.</summary>
public sealed class UnreadableFileException(Place place, string what, string remedy) : Exception($"{place}: {what}; {remedy}");
