using SloWatch.Core.Rules;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>What a table shows, by the columns it has and what its activities become.</summary>
internal static class CsvSight
{
    public static Sight Of(ActivityMapping mapping)
    {
        CsvLayout layout = mapping.Format as CsvLayout ?? CsvLayout.Default;
        CsvColumns columns = layout.Columns;
        bool transitions = columns.Has(ColumnRole.Lifecycle);
        return Sight.Starts | Sight.Steps | Sight.EveryInstance
            | If(mapping.Ends.Count > 0, Sight.Ends)
            | If(columns.Has(ColumnRole.Resource), Sight.EndCauses)
            | If(mapping.States.Count > 0, Sight.States)
            | If(transitions || columns.Has(ColumnRole.Start), Sight.OpenSteps)
            | If(transitions || (columns.Has(ColumnRole.Start) && columns.Has(ColumnRole.Scheduled)), Sight.PickUp)
            | If(layout.Times.All(format => format.HasTimeOfDay), Sight.Order);
    }

    private static Sight If(bool holds, Sight sight) => holds ? sight : Sight.None;
}
