using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>A gauge that is measured has to be asked for, by the name its values have, and often enough.</summary>
internal static class GaugeCheck
{
    public static void Run(IEnumerable<ReadSlo> slos, IReadOnlyList<ReadSource> sources)
    {
        ILookup<string, ReadSource> byWorkflow = sources.Where(source => source.SightKnown && source.Source.Sees.HasFlag(Sight.Gauges)).ToLookup(source => source.Source.Workflow);
        foreach (ReadSlo slo in slos)
        {
            ReadSource[] feeding = [.. byWorkflow[slo.Workflow.Name]];
            PolledSettings[] polled = [.. feeding.Select(source => source.Source.Mapping.Format).OfType<PolledSettings>()];
            if (slo.Indicator is IGaugeIndicator indicator && polled.Length > 0)
            {
                Check(slo, indicator, polled, alone: polled.Length == feeding.Length);
            }
        }
    }

    /// <param name="alone">Nobody else tells of gauges.</param>
    private static void Check(ReadSlo slo, IGaugeIndicator indicator, PolledSettings[] polled, bool alone)
    {
        string gauge = indicator.Subject[SubjectKey.Gauge.Length..];
        PolledSettings[] asking = [.. polled.Where(settings => settings.GaugeNames.Contains(gauge))];
        SettingReader settings = slo.Document.Settings;
        Place place = settings.PlaceOf(SloDocument.Indicator.Name);
        if (asking.Length == 0 && alone)
        {
            settings.Report(
                place,
                $"no Source of the workflow '{slo.Workflow.Name}' asks for the gauge '{gauge}'",
                $"{NearestName.Remedy(gauge, [.. polled.SelectMany(source => source.GaugeNames).Distinct()])}, or add it to 'gauges' of the Source");
        }
        else if (asking.Length > 0)
        {
            CheckMeasure(settings, place, gauge, indicator.Measure, alone ? asking : []);
            CheckReach(settings, place, gauge, indicator.Reach, asking.Min(source => source.Every));
        }
    }

    private static void CheckMeasure(SettingReader settings, Place place, string gauge, string? measure, PolledSettings[] asking)
    {
        string?[] names = [.. asking.Select(source => source.OnlyValueOf(gauge)).Distinct()];
        if (measure is not null && names is [{ } only] && only != measure)
        {
            settings.Warn(
                place,
                $"'measure' is '{measure}', and the gauge '{gauge}' has one value, which is called '{only}': nothing is ever counted",
                $"remove 'measure', or tell several values of the gauge apart with 'by' in the Source");
        }
    }

    private static void CheckReach(SettingReader settings, Place place, string gauge, GaugeReach reach, TimeSpan every)
    {
        if (every > reach.Length)
        {
            settings.Warn(
                place,
                $"the gauge '{gauge}' is asked for every {DurationText.Format(every)}, so that {reach.Lacking}",
                $"set '{reach.Setting}' to {DurationText.Format(every)} or more, or ask more often with 'every' of the Source");
        }
    }
}
