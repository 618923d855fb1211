using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>Where the milestones are all the activities there are, a rule that fits none of them is a mistake.</summary>
internal static class MilestoneNames
{
    public static void Check(SettingReader settings, CsvLayout layout, ActivityMapping mapping)
    {
        string[] activities = [.. layout.Milestones.Select(milestone => milestone.Name)];
        if (activities.Length == 0)
        {
            return;
        }

        (string Setting, IEnumerable<string> Patterns)[] all =
        [
            ("starts", mapping.Starts), ("ends", mapping.Ends.Select(rule => rule.Pattern)), ("states", mapping.States.Select(rule => rule.Pattern)),
            ("steps", mapping.Steps.Select(rule => rule.Pattern)), ("ignore", mapping.Ignored),
        ];
        foreach ((string setting, IEnumerable<string> patterns) in all)
        {
            foreach (string pattern in patterns.Where(pattern => !activities.Any(activity => UnitMatch.Fits(pattern, activity))))
            {
                settings.Report(settings.PlaceOf(setting), $"'{pattern}' of '{setting}' fits none of the milestones", NearestName.Remedy(pattern, activities));
            }
        }
    }
}
