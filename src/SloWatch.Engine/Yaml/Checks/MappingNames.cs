using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Checks the states, tracks and steps that a mapping names against those its workflow declares.</summary>
internal static class MappingNames
{
    public static void Check(RuleDocument source, ActivityMapping mapping, Workflow workflow)
    {
        foreach (MappedName named in mapping.Format?.Names ?? [])
        {
            Check(source, named, workflow);
        }

        foreach (StateRule rule in mapping.States)
        {
            CheckState(source, rule, workflow);
        }

        foreach (StepRule rule in mapping.Steps)
        {
            string? step = rule.Step ?? Literal(rule.Pattern);
            if (step is not null && workflow.Steps.Count > 0 && !workflow.Steps.Contains(step))
            {
                Report(source, PlaceOf(source, "steps", rule.Pattern, "step"), $"Workflow '{workflow.Name}' has no step '{step}'", step, workflow.Steps, "steps");
            }
        }
    }

    /// <summary>As far as the workflow declares any.</summary>
    private static void Check(RuleDocument source, MappedName named, Workflow workflow)
    {
        if (named.Step is { } step && workflow.Steps.Count > 0 && !workflow.Steps.Contains(step))
        {
            Report(source, named.Place, $"Workflow '{workflow.Name}' has no step '{step}'", step, workflow.Steps, "steps");
        }

        if (named.Track is not { } track || workflow.Tracks.Count == 0)
        {
            return;
        }

        if (!workflow.Tracks.TryGetValue(track, out IReadOnlyList<string>? states))
        {
            Report(source, named.Place, $"Workflow '{workflow.Name}' has no track '{track}'", track, workflow.Tracks.Keys, "states");
        }
        else if (named.State is { } state && !states.Contains(state))
        {
            Report(source, named.Place, $"track '{track}' of Workflow '{workflow.Name}' has no state '{state}'", state, states, "states");
        }
    }

    private static void CheckState(RuleDocument source, StateRule rule, Workflow workflow)
    {
        if (workflow.Tracks.Count == 0)
        {
            return;
        }

        if (!workflow.Tracks.TryGetValue(rule.Track, out IReadOnlyList<string>? states))
        {
            Report(source, PlaceOf(source, "states", rule.Pattern, "track"), $"Workflow '{workflow.Name}' has no track '{rule.Track}'", rule.Track, workflow.Tracks.Keys, "states");
        }
        else if ((rule.State ?? Literal(rule.Pattern)) is { } state && !states.Contains(state))
        {
            Report(source, PlaceOf(source, "states", rule.Pattern, "state"), $"track '{rule.Track}' of Workflow '{workflow.Name}' has no state '{state}'", state, states, "states");
        }
    }

    private static void Report(RuleDocument source, Place place, string what, string written, IEnumerable<string> known, string setting) =>
        source.Settings.Report(place, what, $"{NearestName.Remedy(written, [.. known])}, or add it to '{setting}' of the Workflow");

    /// <summary>Null for a pattern: which names it stands for is known only when the log is read.</summary>
    private static string? Literal(string pattern) => pattern.Contains('*', StringComparison.Ordinal) ? null : pattern;

    /// <summary>Where the adapter that made the rule most likely read it.</summary>
    private static Place PlaceOf(RuleDocument source, string setting, string pattern, string field)
    {
        Setting? mapping = source.Map.Find("mapping");
        Setting? list = (mapping as MapSetting)?.Find(setting);
        if (list is MapSetting map && map.Entries.FirstOrDefault(entry => entry.Key == pattern) is { } rule)
        {
            return (rule.Value as MapSetting)?.Find(field)?.Place ?? rule.KeyPlace;
        }

        Setting? item = (list as ListSetting)?.Items.FirstOrDefault(item => item is ScalarSetting scalar && scalar.Text == pattern);
        return (item ?? list ?? mapping ?? source.Map).Place;
    }
}
