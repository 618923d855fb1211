using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>
/// Refuses a rule that needs what a source of its workflow does not see: absent is never zero. Each source counts, not what they see together:
/// the cases or steps that the rule is about may be those of the blind one, and nothing in the rules says that they are not.
/// </summary>
internal static class SightCheck
{
    public static void Run(IEnumerable<ReadSlo> slos, IReadOnlyList<ReadSource> sources)
    {
        ILookup<string, ReadSource> byWorkflow = sources.Where(source => source.SightKnown).ToLookup(source => source.Source.Workflow);
        foreach (ReadSlo slo in slos)
        {
            ReadSource[] feeding = [.. byWorkflow[slo.Workflow.Name]];
            Sight anyone = feeding.Aggregate(Sight.None, (sees, source) => sees | (source.Source.Sees & Sight.Gauges));
            foreach (ReadSource source in feeding)
            {
                Check(slo, source, feeding.Length == 1, anyone);
            }

            if (slo.Indicator is { HandsOverTo: { } receiver } indicator)
            {
                ReadSource[] receiving = [.. byWorkflow[receiver.Workflow]];
                foreach (ReadSource source in receiving)
                {
                    Report(slo, source, receiving.Length == 1, SloDocument.Indicator.Name, $"indicator '{indicator.Type}'", Receiver.Needs);
                }
            }
        }
    }

    /// <param name="anyone">What it is enough that one of them sees: a gauge is no case that another may have.</param>
    private static void Check(ReadSlo slo, ReadSource source, bool alone, Sight anyone)
    {
        Report(slo, source, alone, SloDocument.Indicator.Name, $"indicator '{slo.Indicator?.Type}'", (slo.Indicator?.Needs ?? Sight.None) & ~anyone, slo.Indicator?.NeedsOneOf ?? Sight.None);
        Report(slo, source, alone, "where", "'where'", NeedsOf(slo.Where));
        Report(slo, source, alone, "exclude", "'exclude'", NeedsOf(slo.Exclude));
        Report(slo, source, alone, ClockSettings.PausesSetting.Name, "'pauses'", ClockSettings.NeedsOf(slo.Pauses));
    }

    /// <param name="alone">No other source feeds the workflow.</param>
    /// <param name="oneOf">Of which it is enough that it sees one.</param>
    private static void Report(ReadSlo slo, ReadSource source, bool alone, string setting, string what, Sight needs, Sight oneOf = Sight.None)
    {
        List<string[]> unseen = [.. SightNames.Of(needs & ~source.Source.Sees).Select(name => (string[])[name])];
        if (oneOf != Sight.None && (oneOf & source.Source.Sees) == Sight.None)
        {
            unseen.Add([.. SightNames.Of(oneOf)]);
        }

        if (unseen.Count == 0)
        {
            return;
        }

        string names = string.Join(", ", unseen.Select(any => string.Join(" or ", any)));
        string when = alone ? "if its facts do show it" : "if its facts do show it or only other sources tell it";
        slo.Document.Settings.Report(
            slo.Document.Settings.PlaceOf(setting),
            $"{what} of {slo.Document.Label} needs {string.Join(" and ", unseen.Select(any => string.Join(" or ", any.Select(Explain))))}, which {source.Document.Label} ({source.Document.Map.Place}) does not see",
            $"measure what it does see, or, {when}, add {names} to 'sees' of the Source");
    }

    private static string Explain(string name) => $"{name} ({SightNames.Explain(SightNames.Parse(name))})";

    private static Sight NeedsOf(UnitMatch match) =>
        (match.By.Count > 0 ? Sight.EndCauses : Sight.None)
        | (match.Outcomes.Count + match.Results.Count > 0 ? Sight.Ends : Sight.None)
        | (match.Dependencies.Count > 0 ? Sight.Steps : Sight.None);
}
