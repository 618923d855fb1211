using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Refuses a rule that needs what a source of its workflow does not see: absent is never zero.</summary>
internal static class SightCheck
{
    public static void Run(IEnumerable<ReadSlo> slos, IReadOnlyList<ReadSource> sources)
    {
        ILookup<string, ReadSource> byWorkflow = sources.Where(source => source.SightKnown).ToLookup(source => source.Source.Workflow);
        foreach (ReadSlo slo in slos)
        {
            foreach (ReadSource source in byWorkflow[slo.Workflow.Name])
            {
                Check(slo, source);
            }

            if (slo.Indicator is { HandsOverTo: { } receiver } indicator)
            {
                foreach (ReadSource source in byWorkflow[receiver.Workflow])
                {
                    Report(slo, source, SloDocument.Indicator.Name, $"indicator '{indicator.Type}'", Receiver.Needs);
                }
            }
        }
    }

    private static void Check(ReadSlo slo, ReadSource source)
    {
        Report(slo, source, SloDocument.Indicator.Name, $"indicator '{slo.Indicator?.Type}'", slo.Indicator?.Needs ?? Sight.None);
        Report(slo, source, "where", "'where'", NeedsOf(slo.Where));
        Report(slo, source, "exclude", "'exclude'", NeedsOf(slo.Exclude));
        Report(slo, source, ClockSettings.PausesSetting.Name, "'pauses'", ClockSettings.NeedsOf(slo.Pauses));
    }

    private static void Report(ReadSlo slo, ReadSource source, string setting, string what, Sight needs)
    {
        string[] unseen = [.. SightNames.Of(needs & ~source.Source.Sees)];
        if (unseen.Length == 0)
        {
            return;
        }

        string names = string.Join(", ", unseen);
        slo.Document.Settings.Report(
            slo.Document.Settings.PlaceOf(setting),
            $"{what} of {slo.Document.Label} needs {string.Join(" and ", unseen.Select(Explain))}, which {source.Document.Label} ({source.Document.Map.Place}) does not see",
            $"measure what it does see, or, if its facts do show it, add {names} to 'sees' of the Source");
    }

    private static string Explain(string name) => $"{name} ({SightNames.Explain(SightNames.Parse(name))})";

    private static Sight NeedsOf(UnitMatch match) =>
        (match.By.Count > 0 ? Sight.EndCauses : Sight.None)
        | (match.Outcomes.Count + match.Results.Count > 0 ? Sight.Ends : Sight.None)
        | (match.Dependencies.Count > 0 ? Sight.Steps : Sight.None);
}
