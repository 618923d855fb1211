using SloWatch.Core.Indicators;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Says of an indicator without a deadline what it cannot show, unless another SLO of its workflow shows what hangs.</summary>
internal static class DeadlineCheck
{
    public static void Run(IReadOnlyCollection<ReadSlo> slos)
    {
        HashSet<string> watched = [.. slos.Where(slo => slo.Indicator is IInstanceIndicator { ShowsWhatHangs: true }).Select(slo => slo.Workflow.Name)];
        foreach (ReadSlo slo in slos)
        {
            if (slo.Indicator is { HasDeadline: false } indicator && !watched.Contains(slo.Workflow.Name))
            {
                slo.Document.Settings.Warn(
                    slo.Document.Settings.PlaceOf(SloDocument.Indicator.Name),
                    $"indicator '{indicator.Type}' of {slo.Document.Label} has no deadline: what hangs stays pending for ever and is never bad",
                    Remedy(indicator));
            }
        }
    }

    private static string Remedy(IIndicator indicator) =>
        IndicatorCatalogue.Find(indicator.Type)?.Settings.Any(setting => setting.Name == "within") == true
            ? "add 'within', or add an SLO with the indicator 'stuck' for the same workflow"
            : "add an SLO with the indicator 'stuck' for the same workflow";
}
