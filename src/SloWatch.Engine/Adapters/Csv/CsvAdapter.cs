using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>Tables with a header: a row is an activity of a case, with one time or with its start and end, or a case with a column for each milestone.</summary>
public sealed class CsvAdapter : IFileAdapter
{
    public string Name => "csv";

    public string Summary => "Tables with a header: a row is an activity, or a case with a column for each milestone; rows in any order.";

    public IReadOnlyList<string> Extensions => [".csv", ".tsv"];

    public Sight Sees => Sight.Starts | Sight.Ends | Sight.Steps | Sight.OpenSteps | Sight.PickUp | Sight.EndCauses | Sight.States | Sight.Order | Sight.EveryInstance;

    public IReadOnlyList<SettingDeclaration> Settings => CsvSettings.All;

    public string Example =>
        """
        kind: Source
        name: order-table
        workflow: orders
        format: csv
        mapping:
          columns:
            case: Order
            activity: Activity
            start: Started
            end: Finished
          times: [dd.MM.yyyy HH:mm:ss]
          timeZone: Europe/Amsterdam
          ends:
            Closed: {outcome: completed, result: delivered}
          states:
            "Order *": {track: order}
          attributes: {amount: Amount}
        """;

    public ActivityMapping Read(SettingReader settings) => CsvSettings.Read(settings);

    public Sight SeesWith(ActivityMapping mapping) => CsvSight.Of(mapping);

    public void Import(FileImport file, IEventSink sink, CancellationToken cancellation)
    {
        using CsvImport import = new(file, sink);
        import.Run(cancellation);
    }
}
