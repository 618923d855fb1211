using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Crons;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>The schedules of two engines as they ran: an outage, overlaps that were skipped or waited for, pauses.</summary>
public class RecordedSchedulesTests
{
    private const string Temporal = "recordings/temporal/truth.json.gz";
    private const string TemporalSchedules = "recordings/temporal/snapshots/06-after-clean-up/schedule-describe.json";
    private const string Airflow = "recordings/airflow3/snapshots/06-all-over/dagRuns.json.gz";
    private const string AirflowLog = "recordings/airflow3/snapshots/06-all-over/eventLogs.json.gz";
    private const string TenSeconds = "cron=*/10 * * * * *;within=";

    private static readonly ScheduleDay Day = new("2026-11-21");

    /// <summary>Slots from 02:28:30 to 02:32:10; the server was away from 02:30:20 to 02:31:02.</summary>
    [DataTheory(Temporal)]
    [InlineData("sched-ok", "5s", "18 good, 5 bad")] // one of the outage was run 42 s late, four were not
    [InlineData("sched-ok", "1m", "19 good, 4 bad")]
    [InlineData("sched-missed", "5s", "17 good, 6 bad")]
    [InlineData("sched-skip", "5s", "4 good, 19 bad")] // it ran when nothing else of it did
    [InlineData("sched-buffer", "5s", "1 good, 22 bad")] // each waited for the one before it
    [InlineData("sched-buffer", "30s", "5 good, 18 bad")]
    [InlineData("sched-terminate", "5s", "19 good, 4 bad")]
    [InlineData("sched-terminate", "20s;by=end", "5 bad, 18 excluded")] // each was ended by the next
    public void Temporal_started_what_it_did(string schedule, string settings, string expected) =>
        Assert.Equal(expected, Counts(TemporalRuns(schedule, tellsSlots: true), settings, []));

    /// <summary>The one that came right after the outage answers the slot right before it.</summary>
    [DataFact(Temporal)]
    public void Runs_that_tell_no_slot_answer_the_latest_before_them() =>
        Assert.Equal("19 good, 4 bad", Counts(TemporalRuns("sched-ok", tellsSlots: false), "5s", []));

    [DataFact(Temporal)]
    public void Of_a_schedule_that_is_paused_nothing_is_expected_though_it_is_triggered_and_filled_back() =>
        Assert.Equal("", Counts(TemporalRuns("sched-paused", tellsSlots: true), "5s", [Day.Range]));

    [DataFact(TemporalSchedules)]
    public void The_slots_that_Temporal_plans_are_those_that_are_counted()
    {
        Slots slots = new(CronText.Read("0 8 * * MON-FRI", out _)!, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        JsonElement calendar = Read(TemporalSchedules).EnumerateArray().Single(one => one.GetProperty("schedule").GetProperty("action").GetProperty("startWorkflow").GetProperty("workflowId").GetString() == "sched-calendar");
        Instant[] planned = [.. calendar.GetProperty("info").GetProperty("futureActionTimes").EnumerateArray().Select(time => At(time.GetString()!))];
        Assert.Equal(10, planned.Length);
        Assert.Equal(planned, slots.In(new(Day.Range.From, planned[^1] + TimeSpan.FromSeconds(1))));
    }

    /// <summary>It was on from 01:57:22 to 02:04:29, and its scheduler passed over 01:58.</summary>
    [DataTheory(Airflow)]
    [InlineData("every_minute_paused", "90s", "6 good, 1 bad")]
    [InlineData("every_minute_paused", "20s", "3 good, 4 bad")]
    public void Airflow_started_what_it_did_while_it_was_on(string dag, string within, string expected)
    {
        Walk whole = new(new(Some.WorkflowName, $"schedule:{dag}"), new(Some.Workflow, []));
        whole.Batch([Some.Fact(EventKind.Suspended, "00:00") with { At = Day.Range.From }, .. Switches(dag)], Instant.Ever);
        ScheduleDay day = new("2026-11-21");
        foreach (JsonElement run in Objects(Read(Airflow), "dag_run_id").Where(run => run.GetProperty("dag_id").GetString() == dag && run.GetProperty("run_type").GetString() == "scheduled"))
        {
            string id = run.GetProperty("dag_run_id").GetString()!;
            day.Started(Time(run.GetProperty("start_date").GetString()!), Time(run.GetProperty("logical_date").GetString()!), id);
        }

        Assert.Equal(expected, Counts(day, $"cron=* * * * *;within={within}", Day.Range, whole.Instance.Suspensions()));
    }

    private static IEnumerable<WorkflowEvent> Switches(string dag) =>
        from entry in Objects(Read(AirflowLog), "event_log_id")
        where entry.GetProperty("dag_id").GetString() == dag && entry.GetProperty("event").GetString() == "patch_dag"
        let paused = entry.GetProperty("extra").GetString()!.Contains("\"is_paused\": true", StringComparison.Ordinal)
        select Some.Fact(paused ? EventKind.Suspended : EventKind.Resumed, "00:00") with { At = At(entry.GetProperty("when").GetString()!) };

    private static ScheduleDay TemporalRuns(string schedule, bool tellsSlots)
    {
        ScheduleDay day = new("2026-11-21");
        foreach (JsonElement run in Read(Temporal).EnumerateArray().Where(run => run.GetProperty("instance").GetString()!.StartsWith($"{schedule}-", StringComparison.Ordinal)))
        {
            string id = run.GetProperty("instance").GetString()!;
            string? slot = tellsSlots ? Time(id[(schedule.Length + 1)..]) : null;
            day.Started(Time(run.GetProperty("startedAt").GetString()!), slot, id);
            Outcome outcome = run.GetProperty("outcome").GetString() == "completed" && schedule != "sched-terminate" ? Outcome.Completed : Outcome.Cancelled;
            day.Ended(Time(run.GetProperty("endedAt").GetString()!), slot, id, outcome);
        }

        return day;
    }

    private static string Counts(ScheduleDay day, string within, IReadOnlyList<TimeRange> suspended) =>
        Counts(day, TenSeconds + within, new(Day.At("02:28:30"), Day.At("02:32:15")), suspended);

    private static string Counts(ScheduleDay day, string settings, TimeRange watched, IReadOnlyList<TimeRange> suspended)
    {
        Measurement measurement = ScheduleDay.Schedule(settings);
        WorkflowEvent[] facts = [.. day.Facts, .. WatchedTime.Of(day.Key, watched, suspended)];
        return string.Join(", ", Recount.Units(day.Key, facts, Judge.RulesOf(measurement), Instant.Ever)
            .GroupBy(unit => unit.Verdict.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key.ToString().ToLowerInvariant()}"));
    }

    private static JsonElement Read(string file)
    {
        using Stream stored = File.OpenRead(SharedData.PathOf(file));
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        return JsonDocument.Parse(content).RootElement;
    }

    /// <summary>Those that have a property, wherever they stand.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement element, string property) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Objects(item, property)),
        JsonValueKind.Object when element.TryGetProperty(property, out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Objects(field.Value, property)),
        _ => [],
    };

    private static Instant At(string text) => Instant.TryParse(text, out Instant at) ? at : throw new FormatException(text);

    /// <summary>Of the day.</summary>
    private static string Time(string text) => (At(text) - Day.Range.From).ToString("c", CultureInfo.InvariantCulture);
}
