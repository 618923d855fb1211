using System.Text.Json;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Json;

/// <summary>An instance for scripts. They rely on these names: add to them, never change them.</summary>
public static class ExplanationJson
{
    public static void Write(TextWriter to, Explanation explanation) => JsonText.Write(to, json => Write(json, explanation));

    /// <param name="more">Writes further fields.</param>
    public static void Write(Utf8JsonWriter json, Explanation explanation, Action<Utf8JsonWriter>? more = null)
    {
        json.WriteStartObject();
        json.WriteString("workflow", explanation.Key.Workflow);
        json.WriteString("instance", explanation.Key.Id);
        json.Time("asOf", explanation.AsOf);
        json.WriteBoolean("complete", explanation.CompleteUpTo == Instant.Ever);
        json.Time("completeUpTo", explanation.CompleteUpTo);
        json.Objects("units", explanation.Units, (to, unit) => WriteUnit(to, unit, explanation.StoodOf(unit.Unit)));
        json.WriteNumber("begunLater", explanation.BegunLater);
        json.Objects("lives", explanation.Lives, WriteLife);
        json.Objects("facts", explanation.Facts, WriteFact);
        if (explanation.Unplanned.Count > 0)
        {
            json.Objects("unplannedSlots", explanation.Unplanned, WriteUnplanned);
        }

        if (explanation.UnitsLeftOut + explanation.FactsLeftOut > 0)
        {
            json.WriteNumber("unitsLeftOut", explanation.UnitsLeftOut);
            json.WriteNumber("factsLeftOut", explanation.FactsLeftOut);
        }

        more?.Invoke(json);
        json.WriteEndObject();
    }

    private static void WriteUnit(Utf8JsonWriter json, ExplainedUnit explained, IReadOnlyList<TimeRange> stood)
    {
        JudgedUnit unit = explained.Unit;
        json.WriteString("objective", explained.Objective.Name);
        json.WriteString("unit", unit.Unit);
        json.WriteString("verdict", VerdictNames.Of(unit.Verdict.Kind));
        json.Time("at", unit.Verdict.Kind == VerdictKind.Pending ? null : unit.Verdict.At);
        json.Time("deadline", unit.Verdict.Deadline);
        json.WriteString("reason", unit.Verdict.Reason);
        json.Time("begun", unit.Begun);
        json.Time("closed", unit.ClosedAt);
        WriteClock(json, unit, stood);
        if (unit.Violation is { } violation)
        {
            json.WritePropertyName("evidence");
            WriteEvidence(json, violation);
        }

        if (explained.Later is { } later)
        {
            json.WritePropertyName("later");
            WriteLater(json, later);
        }
    }

    private static void WriteUnplanned(Utf8JsonWriter json, UnplannedSlot one)
    {
        json.WriteString("schedule", one.Schedule);
        json.Time("slot", one.Told);
        json.Time("plannedBefore", one.Near.Before);
        json.Time("plannedAfter", one.Near.After);
    }

    private static void WriteLater(Utf8JsonWriter json, JudgedUnit later)
    {
        json.WriteStartObject();
        json.WriteString("verdict", VerdictNames.Of(later.Verdict.Kind));
        json.Time("at", later.Verdict.At);
        json.WriteString("reason", later.Verdict.Reason);
        json.Time("closed", later.ClosedAt);
        json.WriteEndObject();
    }

    /// <summary>Only what is not counted in every hour has it.</summary>
    private static void WriteClock(Utf8JsonWriter json, JudgedUnit unit, IReadOnlyList<TimeRange> stood)
    {
        if (unit.Measurement.Indicator.Limit is { Calendar: not null } limit)
        {
            json.WriteString("limit", limit.Text);
        }

        if (!unit.Measurement.Pauses.IsNone)
        {
            json.Texts("pauses", unit.Measurement.Pauses.Names);
            json.Objects("stood", stood, (to, range) =>
            {
                to.Time("from", range.From);
                to.Time("to", range.To);
            });
        }
    }

    private static void WriteEvidence(Utf8JsonWriter json, Violation violation)
    {
        json.WriteStartObject();
        json.WriteString("step", violation.Step);
        json.WriteString("state", violation.State);
        json.WriteString("dependency", violation.Dependency);
        json.WriteString("version", violation.Version);
        json.WriteString("error", violation.Error);
        json.WriteEndObject();
    }

    private static void WriteLife(Utf8JsonWriter json, Life life)
    {
        json.WriteNumber("number", life.Number);
        json.WriteString("name", life.Name);
        json.Time("begun", life.BegunAt);
        json.Time("firstSeen", life.FirstSeen);
        json.Time("lastSeen", life.LastSeen);
        json.Time("ended", life.Closing?.At);
        json.WriteString("outcome", life.Closing is { } closing ? EnumText.Of(closing.Outcome) : null);
        json.WriteString("result", life.Closing?.Result);
        json.WriteBoolean("endAssumed", life.Closing is { Assumed: true });
        json.WriteBoolean("reopened", life.IsReopened);
    }

    private static void WriteFact(Utf8JsonWriter json, ExplainedFact explained)
    {
        json.WriteString("standing", EnumText.Of(explained.Standing));
        json.WritePropertyName("event");
        EventJsonWriter.Write(json, explained.Fact with { Source = HandedOver.SourceOf(explained.Fact) });
    }
}
