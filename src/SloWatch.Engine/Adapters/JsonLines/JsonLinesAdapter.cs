using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.JsonLines;

/// <summary>Workflow events as they are, one JSON object a line: what `export --events` writes. An exact repeat of an event is the same fact.</summary>
public sealed class JsonLinesAdapter : IFileAdapter
{
    public string Name => "jsonLines";

    public string Summary => "Workflow events, one JSON object a line, as export --events writes them.";

    public IReadOnlyList<string> Extensions => [".jsonl", ".ndjson"];

    /// <summary>Whoever writes workflow events can say everything.</summary>
    public Sight Sees =>
        Sight.Starts | Sight.Ends | Sight.Steps | Sight.OpenSteps | Sight.PickUp | Sight.Attempts | Sight.Blocks | Sight.EndCauses | Sight.States
        | Sight.Order | Sight.EveryInstance | Sight.Gauges;

    public bool CarriesEvents => true;

    public IReadOnlyList<SettingDeclaration> Settings => [];

    public string Example =>
        """
        kind: Source
        name: order-events
        workflow: orders
        format: jsonLines
        """;

    public ActivityMapping Read(SettingReader settings) => ActivityMapping.Default;

    public void Import(FileImport file, IEventSink sink, CancellationToken cancellation) => new JsonLinesImport(file, sink).Run(cancellation);
}
