using System.Text.Json;
using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Statuses;

namespace SloWatch.Engine.Json;

/// <summary>How everything stands, for scripts. They rely on these names: add to them, never change them.</summary>
public static class StatusJson
{
    public static void Write(TextWriter to, StatusReport status) => JsonText.Write(to, json => Write(json, status));

    public static void Write(Utf8JsonWriter json, StatusReport status)
    {
        json.WriteStartObject();
        json.WriteNumber("refused", status.Refused);
        json.Objects("workflows", status.Workflows, WriteWorkflow);
        json.WriteEndObject();
    }

    private static void WriteWorkflow(Utf8JsonWriter json, WorkflowStatus workflow)
    {
        json.WriteString("name", workflow.Workflow);
        json.Time("asOf", workflow.AsOf);
        json.WriteBoolean("complete", workflow.CompleteUpTo == Instant.Ever);
        json.Time("completeUpTo", workflow.CompleteUpTo);
        json.WriteStartObject("instances");
        json.WriteNumber("open", workflow.Open);
        json.WriteNumber("ended", workflow.Instances - workflow.Open);
        json.Time("removedBefore", workflow.Horizon);
        json.WriteEndObject();
        json.Objects("sources", workflow.Sources, WriteSource);
        json.WriteStartObject("standing");
        foreach (ObjectiveLight light in Enum.GetValues<ObjectiveLight>())
        {
            json.WriteNumber(EnumText.Of(light), workflow.Count(light));
        }

        json.WriteEndObject();
        json.Objects("objectives", workflow.Objectives, WriteObjective);
        json.Objects("deadlines", workflow.Deadlines, (to, next) => WriteDeadline(to, next, workflow.AsOf!.Value));
    }

    private static void WriteSource(Utf8JsonWriter json, SourceStatus source)
    {
        json.WriteString("name", source.State.Name);
        json.WriteBoolean("complete", source.State.Watermark == Instant.Ever);
        json.Time("completeUpTo", source.State.Watermark);
        json.Time("lastEvent", source.State.LastAt);
        json.WriteString("note", source.State.Note);
        json.WriteNumber("refused", source.Refused);
    }

    private static void WriteObjective(Utf8JsonWriter json, ObjectiveStatus objective)
    {
        json.WriteString("name", objective.Report.Objective.Name);
        json.WriteString("standing", EnumText.Of(objective.Light));
        json.WriteString("state", StateNames.Of(objective.Report.Standing.State));
        json.WriteString("stateReason", objective.Report.Standing.Reason);
        json.Objects("burning", objective.Burning, WriteBurn);
        json.Number("sli", objective.Report.Budget.Sli);
        json.Number("budgetRemainingRatio", objective.Report.Budget.RemainingRatio);
        json.WriteNumber("pending", objective.Report.Pending);
        json.WriteStartObject("overdue");
        json.WriteNumber("units", objective.Overdue);
        json.WriteString("longestInstance", objective.Longest?.Instance);
        json.WriteString("longestUnit", objective.Longest?.Unit);
        json.Time("longestSince", objective.Longest?.At);
        json.WriteEndObject();
        json.WriteString("owner", objective.Report.Objective.Owner);
        json.WriteString("runbook", objective.Report.Objective.Runbook);
    }

    private static void WriteBurn(Utf8JsonWriter json, BurnDecision burn)
    {
        json.WriteString("pair", burn.Fit.Pair.Text);
        json.WriteString("severity", EnumText.Of(burn.Fit.Pair.Severity));
        json.WriteString("reason", burn.Reason);
    }

    private static void WriteDeadline(Utf8JsonWriter json, NextDeadline next, Instant asOf)
    {
        json.WriteString("objective", next.Objective.Name);
        json.WriteString("instance", next.InstanceId);
        json.WriteString("unit", next.Unit);
        json.Time("deadline", next.Deadline);
        json.Seconds("secondsLeft", next.Deadline - asOf);
    }
}
