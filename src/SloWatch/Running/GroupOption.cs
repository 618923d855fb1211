using System.CommandLine;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Running;

/// <summary>What a report is grouped by.</summary>
internal static class GroupOption
{
    public static readonly Option<string?> By = new("--by") { Description = "Group by owner or workflow; or split each objective's units by step, version or attribute:NAME", HelpName = "WHAT" };

    public static GroupBy? Read(ParseResult line) => line.GetValue(By) is not { } text ? null
        : GroupBy.Parse(text) ?? throw new VerbStoppedException(ExitCode.Usage, $"--by: '{text}' is nothing to group by", Remedy(text));

    /// <summary>A name that nothing has is no error, for tomorrow's events may bring it; a mistyped one should not go unnoticed.</summary>
    public static void SayIfNothingHasIt(GroupedReport report, Terminal terminal)
    {
        Measurement[] measurements = [.. report.Objectives.Select(objective => objective.Report.Objective.Measurement)];
        if (report.By.Attribute is { } attribute && !report.Attributes.Contains(attribute))
        {
            string workflows = string.Join(" or ", measurements.Select(measurement => measurement.Workflow.Name).Distinct());
            terminal.Say(SafeText.Of($"note: no case of {workflows} has an attribute '{attribute}'{Nearest(attribute, report.Attributes)}"));
        }
        else if (report.Objectives.Any(objective => objective.Groups.Count > 0) && report.Objectives.All(objective => objective.Groups.All(group => group.Name is null)))
        {
            string units = string.Join(" and ", measurements.Select(measurement => measurement.Indicator.Noun).Distinct());
            terminal.Say(SafeText.Of($"note: none of the {units} in these windows has a {report.By.Noun}"));
        }
    }

    /// <summary>The ledger kept what they counted; but not by whom.</summary>
    public static void SayIfSomeAreGone(GroupedReport report, IReadOnlyList<(string Workflow, Instant Horizon)> horizons, Terminal terminal)
    {
        foreach ((string workflow, Instant horizon) in horizons)
        {
            if (report.Objectives.Any(one => one.Report.Objective.Measurement.Workflow.Name == workflow && (one.Report.Previous ?? one.Report).Range.From < horizon))
            {
                terminal.Say(SafeText.Of($"note: the groups lack cases of {workflow} that ended before {horizon}: they were removed, and only their sums are kept"));
            }
        }
    }

    private static string Nearest(string attribute, IReadOnlySet<string> known) =>
        known.Count == 0 ? "; there are none at all"
        : NearestName.Of(attribute, known) is { } nearest ? $"; did you mean '{GroupBy.AttributePrefix}{nearest}'?"
        : "";

    private static string Remedy(string text) => text switch
    {
        "attribute" or GroupBy.AttributePrefix => $"name the attribute: {GroupBy.AttributePrefix}NAME",
        _ => NearestName.Remedy(text, [.. GroupBy.Names]),
    };
}
