using System.IO.Compression;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml;

namespace SloWatch.Testing.LoanLog;

/// <summary>The real loan log as workflow events, under the example rules for it.</summary>
public static class LoanEvents
{
    public const string Workflow = "loan-application";

    public static string RulesFolder => Repository.PathOf("rules");

    public static RuleSet Rules()
    {
        LoadedRules loaded = RuleFolder.Load(RulesFolder);
        return loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    public static IReadOnlyList<WorkflowEvent> Read(RuleSet rules)
    {
        SourceDefinition source = rules.Sources.Single(source => source.Workflow == Workflow);
        IFileAdapter adapter = AdapterCatalogue.Find(source.Format) ?? throw new InvalidOperationException($"No adapter reads {source.Format}.");
        Collector collector = new();
        using Stream content = new GZipStream(File.OpenRead(SharedData.PathOf(SharedData.LoanLog)), CompressionMode.Decompress);
        adapter.Import(new FileImport(content, SharedData.LoanLog, source), collector, CancellationToken.None);
        return collector.Events;
    }

    private sealed class Collector : IEventSink
    {
        public List<WorkflowEvent> Events { get; } = [];

        public void Take(WorkflowEvent fact) => Events.Add(fact);

        public void Refuse(Place place, string reason, string content) => throw new InvalidOperationException($"{place}: {reason}: {content}");

        public void Unmapped(string activity) => throw new InvalidOperationException($"The example rules do not map {activity}.");
    }
}
