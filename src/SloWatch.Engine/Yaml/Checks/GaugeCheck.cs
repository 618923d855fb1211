using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>A gauge that is measured by what is seen of it has to be asked for, and often enough.</summary>
internal static class GaugeCheck
{
    public static void Run(IEnumerable<ReadSlo> slos, IReadOnlyList<ReadSource> sources)
    {
        ILookup<string, ReadSource> byWorkflow = sources.Where(source => source.SightKnown && source.Source.Sees.HasFlag(Sight.Gauges)).ToLookup(source => source.Source.Workflow);
        foreach (ReadSlo slo in slos)
        {
            ReadSource[] feeding = [.. byWorkflow[slo.Workflow.Name]];
            if (slo.Indicator is ISampledIndicator indicator && feeding.Any(source => source.Source.Mapping.Format is PolledSettings))
            {
                Check(slo, indicator, feeding);
            }
        }
    }

    private static void Check(ReadSlo slo, ISampledIndicator indicator, ReadSource[] feeding)
    {
        string gauge = indicator.Subject[SubjectKey.Gauge.Length..];
        PolledSettings[] polled = [.. feeding.Select(source => source.Source.Mapping.Format).OfType<PolledSettings>()];
        PolledSettings[] asking = [.. polled.Where(settings => settings.GaugeNames.Contains(gauge))];
        SettingReader settings = slo.Document.Settings;
        Place place = settings.PlaceOf(SloDocument.Indicator.Name);
        if (asking.Length == 0 && polled.Length == feeding.Length)
        {
            settings.Report(
                place,
                $"no Source of the workflow '{slo.Workflow.Name}' asks for the gauge '{gauge}'",
                $"{NearestName.Remedy(gauge, [.. polled.SelectMany(source => source.GaugeNames).Distinct()])}, or add it to 'gauges' of the Source");
        }
        else if (asking.Length > 0 && asking.Min(source => source.Every) is var every && every > indicator.Slice)
        {
            settings.Warn(
                place,
                $"the gauge '{gauge}' is asked for every {DurationText.Format(every)}, so that most slices of {DurationText.Format(indicator.Slice)} are not counted",
                $"set 'slice' to {DurationText.Format(every)} or more, or ask more often with 'every' of the Source");
        }
    }
}
