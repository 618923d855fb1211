using System.CommandLine;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Running;

/// <summary>The objectives that a command line names, by their own names or those of their workflows.</summary>
internal static class ChosenObjectives
{
    public static readonly Argument<string[]> Names = new("name") { Description = "Objectives or workflows; none: all objectives", Arity = ArgumentArity.ZeroOrMore };

    public static IReadOnlyList<Objective> Of(RuleSet rules, string[] names)
    {
        if (rules.Objectives.Count == 0)
        {
            throw new VerbStoppedException(ExitCode.NotFound, "the rules hold no SLO", "write one; 'slowatch types' shows an example of each indicator");
        }

        string[] known = [.. rules.Objectives.SelectMany(objective => new[] { objective.Name, objective.Measurement.Workflow.Name }).Distinct()];
        return names.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw new VerbStoppedException(ExitCode.NotFound, $"no objective and no workflow with one is called '{unknown}'", NearestName.Remedy(unknown, known))
            : [.. rules.Objectives.Where(objective => names.Length == 0 || names.Contains(objective.Name) || names.Contains(objective.Measurement.Workflow.Name))];
    }
}
