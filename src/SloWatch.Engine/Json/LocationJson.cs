using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Engine.Json;

/// <summary>Where an instance is, for scripts. They rely on these names: add to them, never change them. Lengths of time are seconds.</summary>
public static class LocationJson
{
    public static void Write(TextWriter to, Location location) => JsonText.Write(to, json => Write(json, location));

    public static void Write(Utf8JsonWriter json, Location location)
    {
        json.WriteStartObject();
        json.WriteString("workflow", location.Key.Workflow);
        json.WriteString("instance", location.Key.Id);
        json.Time("asOf", location.AsOf);
        json.WriteBoolean("complete", location.CompleteUpTo == Instant.Ever);
        json.Time("completeUpTo", location.CompleteUpTo);
        WriteLife(json, location);
        WayJson.Write(json, location.Way);
        WritePosition(json, location.Position);
        json.Objects("bad", location.Bad, (to, unit) => WriteUnit(to, unit, location.AsOf));
        json.Objects("ahead", location.Ahead, (to, unit) => WriteUnit(to, unit, location.AsOf));
        json.WriteStartObject("next");
        json.WriteNumber("instancesRead", location.HistoryRead);
        json.Objects("stages", location.Outlooks, WriteOutlook);
        json.WriteEndObject();
        json.Objects("objectives", location.Objectives, WriteObjective);
        json.WriteEndObject();
    }

    private static void WriteLife(Utf8JsonWriter json, Location location)
    {
        Life? life = location.Position.Life;
        json.WriteString("standing", location.Subject is not null ? "subject" : location.IsVoid ? "void" : life is null ? "notBegun" : life.Closing is null ? "open" : "ended");
        json.WriteNumber("lives", location.Position.Lives);
        json.WriteString("businessKey", life?.NoteAt(Notes.BusinessKey, Instant.Ever)?.Value);
        json.WriteString("version", life?.NoteAt(Notes.Version, Instant.Ever)?.Value);
        json.Time("begun", life?.BegunAt);
        json.Time("firstSeen", life?.FirstSeen ?? location.BeginsAt);
        json.Time("lastSeen", life?.LastSeen);
        if (life?.Closing is { } closing)
        {
            WriteEnd(json, closing);
        }
        else
        {
            json.WriteNull("ended");
        }
    }

    private static void WriteEnd(Utf8JsonWriter json, Closing closing)
    {
        json.WriteStartObject("ended");
        json.Time("at", closing.At);
        json.WriteString("outcome", EnumText.Of(closing.Outcome));
        json.WriteString("result", closing.Result);
        json.WriteString("by", closing.By);
        json.WriteString("error", closing.Error);
        json.WriteBoolean("assumed", closing.Assumed);
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, Position position)
    {
        json.Objects("states", position.States, (to, stay) =>
        {
            to.WriteString("track", stay.Track);
            to.WriteString("state", stay.State);
            to.Time("since", stay.Since);
        });
        json.Objects("openSteps", position.OpenRuns, WriteRun);
        json.Objects("halts", position.Halts, (to, halt) =>
        {
            to.WriteString("kind", EnumText.Of(halt.Kind));
            to.WriteString("cause", halt.Cause);
            to.Time("since", halt.From);
        });
        json.Objects<TimeRange>("lost", position.Lost is { } lost ? [lost] : [], (to, range) =>
        {
            to.Time("from", range.From);
            to.Time("to", range.To);
        });
    }

    private static void WriteRun(Utf8JsonWriter json, OpenRun run)
    {
        json.WriteString("step", run.Step);
        json.WriteString("run", run.Run);
        json.WriteString("doing", EnumText.Of(run.Doing));
        json.Time("since", run.Since);
        json.Time("firstSeen", run.FirstSeen);
        json.WriteNumber("attempts", run.Attempts);
        json.WriteNumber("failures", run.Failures);
        json.WriteString("error", run.Error);
        json.WriteString("dependency", run.Dependency);
    }

    private static void WriteUnit(Utf8JsonWriter json, ExplainedUnit explained, Instant now)
    {
        var verdict = explained.Unit.Verdict;
        json.WriteString("objective", explained.Objective.Name);
        json.WriteString("unit", explained.Unit.Unit);
        json.Time("at", verdict.At);
        json.Time("deadline", verdict.Deadline);
        json.Seconds("secondsLeft", verdict.At.IsFinite || !verdict.Deadline.IsFinite ? null : verdict.Deadline - now);
        json.WriteString("reason", verdict.Reason);
        json.Time("closed", explained.Unit.ClosedAt);
    }

    private static void WriteOutlook(Utf8JsonWriter json, Outlook outlook)
    {
        json.WriteString("kind", EnumText.Of(outlook.Stage.Kind));
        json.WriteString("track", outlook.Stage.Track);
        json.WriteString("name", outlook.Stage.Name);
        json.Time("since", outlook.Stage.Since);
        json.Seconds("elapsed", outlook.Elapsed);
        json.WriteNumber("times", outlook.Times);
        json.WriteBoolean("enough", outlook.IsTelling);
        json.Seconds("typical", outlook.Typical);
        json.WriteNumber("asLong", outlook.AsLong);
        json.WriteString("movesOf", outlook.IsOfAsLong ? "asLong" : "all");
        json.Objects("moves", outlook.Moves, (to, move) =>
        {
            to.WriteString("kind", EnumText.Of(move.Move.Kind));
            to.WriteString("name", move.Move.Name);
            to.WriteString("ending", move.Move.Ending == Outcome.None ? null : EnumText.Of(move.Move.Ending));
            to.WriteString("result", move.Move.Result);
            to.WriteNumber("times", move.Times);
            to.Number("ratio", outlook.RatioOf(move));
            to.Seconds("typical", move.TypicalAfter);
        });
    }

    private static void WriteObjective(Utf8JsonWriter json, Objective objective)
    {
        json.WriteString("name", objective.Name);
        json.WriteString("owner", objective.Owner);
        json.WriteString("runbook", objective.Runbook);
    }
}
