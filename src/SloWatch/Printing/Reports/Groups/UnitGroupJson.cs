using System.Text.Json;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Printing.Reports.Groups;

/// <summary>The report for scripts as without groups, with fields for those. They rely on these names: add to them, never change them.</summary>
internal static class UnitGroupJson
{
    /// <summary>Of each objective; the rest is summed up.</summary>
    public const int Listed = 1000;

    public static void Write(TextWriter to, GroupedReport report) => ReportJson.Write(to, report.Report, json =>
    {
        json.WriteString("by", report.By.Text);
        json.WriteStartArray("groups");
        foreach (ObjectiveGroups objective in report.Objectives)
        {
            foreach (UnitGroup group in objective.Groups.Take(Listed))
            {
                WriteGroup(json, objective, group);
            }
        }

        json.WriteEndArray();
        WriteLeftOut(json, report);
    });

    private static void WriteGroup(Utf8JsonWriter json, ObjectiveGroups objective, UnitGroup group)
    {
        json.WriteStartObject();
        json.WriteString("objective", objective.Report.Objective.Name);
        json.WriteString("name", group.Name);
        WriteCounts(json, group);
        json.Number("sli", group.Sli);
        ReportJson.WriteFinishedOnly(json, group.FinishedOnly);
        json.Number("badRatio", objective.ShareOfBad(group.InWindow.Bad));
        json.Number("budgetSpentRatio", objective.ShareOfBudget(group.InWindow.Bad));
        if (group.Before is { } before)
        {
            json.WriteStartObject("previous");
            WriteCounts(json, before);
            json.Number("sli", before.Sli);
            json.WriteEndObject();
            json.WriteStartObject("change");
            json.Number("sli", group.SliChange);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteLeftOut(Utf8JsonWriter json, GroupedReport report)
    {
        json.WriteStartArray("groupsLeftOut");
        foreach (ObjectiveGroups objective in report.Objectives)
        {
            if (objective.Rest(Listed) is { } rest)
            {
                json.WriteStartObject();
                json.WriteString("objective", objective.Report.Objective.Name);
                json.WriteNumber("groups", objective.Groups.Count - Listed);
                WriteCounts(json, rest);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, UnitGroup group)
    {
        json.WriteNumber("good", group.InWindow.Good);
        json.WriteNumber("bad", group.InWindow.Bad);
        json.WriteNumber("pending", group.Pending);
        json.WriteNumber("excluded", group.InWindow.Excluded);
    }
}
