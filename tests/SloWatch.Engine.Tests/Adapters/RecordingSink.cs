using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest;

namespace SloWatch.Engine.Tests.Adapters;

/// <summary>Keeps what an adapter hands over.</summary>
internal sealed class RecordingSink : IEventSink
{
    public List<WorkflowEvent> Taken { get; } = [];

    public List<(Place Place, string Reason, string Content)> Refused { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> NotNamed { get; } = [];

    public List<(string Activity, string Transition, string Becomes, long Count)> Became { get; } = [];

    public List<(string Name, string Becomes)> Columns { get; } = [];

    public static RecordingSink Import(IFileAdapter adapter, byte[] content, ActivityMapping? mapping = null) =>
        Import(adapter, new MemoryStream(content), mapping);

    public static RecordingSink Import(IFileAdapter adapter, string content, ActivityMapping? mapping = null) =>
        Import(adapter, Encoding.UTF8.GetBytes(content), mapping);

    public static RecordingSink Import(IFileAdapter adapter, Stream content, ActivityMapping? mapping = null)
    {
        RecordingSink sink = new();
        adapter.Import(FileOf(adapter, content, mapping), sink, CancellationToken.None);
        return sink;
    }

    public static FileImport FileOf(IFileAdapter adapter, Stream content, ActivityMapping? mapping = null) =>
        new(content, "log" + adapter.Extensions[0], new SourceDefinition("file", "loans", adapter.Name) { Mapping = mapping ?? Samples.MappingOf(adapter.Name) });

    public void Take(WorkflowEvent fact) => Taken.Add(fact);

    public void Refuse(Place place, string reason, string content) => Refused.Add((place, reason, content));

    public void Warn(ImportWarning warning) => Warnings.Add(warning.ToString());

    public void Unmapped(string activity) => NotNamed.Add(activity);

    public void Mapped(string activity, string transition, string becomes, bool named, long count) => Became.Add((activity, transition, becomes, count));

    public void Column(string name, string becomes) => Columns.Add((name, becomes));
}
