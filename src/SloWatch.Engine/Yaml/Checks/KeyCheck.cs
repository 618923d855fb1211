using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Refuses a mapping whose events name no instance and carry no key that tells it: each of them would be refused.</summary>
internal static class KeyCheck
{
    public static void Check(RuleDocument source, ActivityMapping mapping, Workflow workflow)
    {
        foreach (MappedKeys keys in mapping.Format?.Nameless ?? [])
        {
            if (!keys.Names.Any(workflow.CorrelateBy.Contains))
            {
                string known = workflow.CorrelateBy.Count == 0 ? $"Workflow '{workflow.Name}' has no 'correlateBy'" : $"'correlateBy' of Workflow '{workflow.Name}' has none of their keys";
                string remedy = keys.Names.Select(name => NearestName.Of(name, workflow.CorrelateBy)).FirstOrDefault(near => near is not null) is { } meant ? $"write '{meant}'" : $"add '{keys.Names[0]}' to it if each value belongs to one case";
                source.Settings.Report(keys.Place, $"events without 'instance' would find no case: {known}", $"{remedy}, or say the 'instance'");
            }
        }
    }
}
