using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Cli.Printing.Locations;

/// <summary>Who answers for the workflow, and what to read; first for what is wrong now.</summary>
internal static class OwnerText
{
    public static void Write(Terminal terminal, Location location, string rulesFolder)
    {
        if (location.Objectives.Count == 0)
        {
            Paragraph.Write(terminal, "  nobody: no objective of the rules counts this instance", "    ");
            return;
        }

        HashSet<string> wrong = [.. location.Bad.Where(unit => unit.Unit.ClosedAt is null).Select(unit => unit.Objective.Name)];
        foreach (IGrouping<string?, Objective> owner in location.Objectives.GroupBy(objective => objective.Owner).OrderBy(owner => !owner.Any(one => wrong.Contains(one.Name))).ThenBy(owner => owner.Key is null))
        {
            string description = owner.Key is { } name && location.Owners.TryGetValue(name, out Owner? known) && known.Description is { } words ? $": {words}" : "";
            Paragraph.Write(terminal, SafeText.Of($"  {owner.Key ?? "(no owner)"}{description}"), "    ");
            foreach (IGrouping<string?, Objective> runbook in owner.GroupBy(objective => objective.Runbook).OrderBy(same => !same.Any(one => wrong.Contains(one.Name))))
            {
                string objectives = string.Join(", ", runbook.Select(objective => wrong.Contains(objective.Name) ? $"{objective.Name} (bad)" : objective.Name));
                Paragraph.Write(terminal, SafeText.Of($"    {(runbook.Key is { } path ? PathOf(rulesFolder, path) : "no runbook")}  for {objectives}"), "      ");
            }
        }
    }

    /// <summary>As a person would type it: without the "./" of a folder given as ".".</summary>
    public static string PathOf(string rulesFolder, string runbook) => string.Join('/', Path.Join(rulesFolder, runbook).Split('/').Where(part => part != "."));
}
