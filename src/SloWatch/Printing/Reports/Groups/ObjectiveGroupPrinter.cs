using System.Text.Json;
using SloWatch.Cli.Running;
using SloWatch.Core.Budgets;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Printing.Reports.Groups;

/// <summary>A report whose objectives stand together by owner or workflow, each group like a report of its own.</summary>
internal sealed class ObjectiveGroupPrinter(BudgetReport report, GroupByObjective by) : IReportPrinter
{
    private static readonly BudgetState[] WorstFirst = [BudgetState.Exhausted, BudgetState.AtRisk, BudgetState.Unknown, BudgetState.Ok, BudgetState.NoData];

    private readonly IReadOnlyList<ObjectiveGroup> groups = ObjectiveGroup.Of(report, by);

    public void Text(Terminal terminal, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        foreach (ObjectiveGroup group in groups)
        {
            terminal.Out.WriteLine($"{by.Text} {ink.Paint(GroupText.Name(group.Name), Tint.Strong)}: {States(group)}");
            terminal.Out.WriteLine();
            ReportText.Write(terminal, report with { Objectives = group.Objectives }, times);
        }
    }

    public void Json(TextWriter to) => ReportJson.Write(to, report, json =>
    {
        json.WriteString("by", by.Text);
        json.WriteStartArray("groups");
        foreach (ObjectiveGroup group in groups)
        {
            WriteGroup(json, group);
        }

        json.WriteEndArray();
    });

    /// <summary>The rows know their owner and workflow.</summary>
    public void Csv(TextWriter to) => ReportCsv.Write(to, report with { Objectives = [.. groups.SelectMany(group => group.Objectives)] });

    public void Markdown(TextWriter to, TimeText times)
    {
        foreach (ObjectiveGroup group in groups)
        {
            to.WriteLine($"# {MarkdownText.Of($"{by.Text} {GroupText.Name(group.Name)}: {States(group)}")}");
            to.WriteLine();
            ReportMarkdown.Write(to, report with { Objectives = group.Objectives }, times);
        }
    }

    private static string States(ObjectiveGroup group) => string.Join(
        ", ",
        [Count.Of(group.Objectives.Count, "objective"), .. WorstFirst.Where(state => group.Count(state) > 0).Select(state => $"{Count.Of(group.Count(state))} {StateText.Words(state)}")]);

    private static void WriteGroup(Utf8JsonWriter json, ObjectiveGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.Texts("objectives", group.Objectives.Select(objective => objective.Objective.Name));
        json.WriteStartObject("states");
        foreach (BudgetState state in WorstFirst)
        {
            json.WriteNumber(StateText.Name(state), group.Count(state));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
