using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>Event logs in XES (IEEE 1849): a trace is an instance, and its events are activities that the Source maps.</summary>
public sealed class XesAdapter : IFileAdapter
{
    public string Name => "xes";

    public string Summary => "Event logs in XES (IEEE 1849): traces are instances, events are activities in a lifecycle transition.";

    public IReadOnlyList<string> Extensions => [".xes"];

    public Sight Sees => Sight.Starts | Sight.Ends | Sight.Steps | Sight.OpenSteps | Sight.PickUp | Sight.States | Sight.Order | Sight.EveryInstance;

    public IReadOnlyList<SettingDeclaration> Settings => XesSettings.All;

    public string Example =>
        """
        kind: Source
        name: order-log
        workflow: orders
        format: xes
        mapping:
          starts: first event
          ends:
            Closed: {outcome: completed, result: delivered}
            Cancelled*: {outcome: cancelled}
          states:
            "Order *": {track: order}
          steps:
            Check credit: {step: credit-check, dependency: credit-bureau}
          ignore: [Debug*]
          attributes: {amount: AMOUNT}
          businessKey: ORDER_NUMBER
        """;

    public ActivityMapping Read(SettingReader settings) => XesSettings.Read(settings);

    public void Import(FileImport file, IEventSink sink, CancellationToken cancellation)
    {
        using XesXml xml = new(file);
        new XesImport(file, xml, sink).Run(cancellation);
    }
}
