using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv;

public class ActivityTableTests
{
    private const string Spans = "columns: {case: c, activity: a, scheduled: w, start: s, end: e}";

    [Fact]
    public void A_row_is_an_activity_that_was_completed_at_its_time() =>
        Assert.Equal(["c1 started 09:00", "c1 stepEnded Check 09:00 completed"], Facts("case,activity,time\nc1,Check,2024-01-01T09:00:00Z\n"));

    [Fact]
    public void Activities_become_states_ends_and_steps_as_in_every_log() =>
        Assert.Equal(
            ["c1 state Open of order 09:00", "c1 stepEnded check 09:05 completed bureau", "c1 state Shut of order 09:10", "c1 ended 09:10 completed done"],
            Told(
                "case,activity,time\nc1,Open,2024-01-01T09:00:00Z\nc1,Check,2024-01-01T09:05:00Z\nc1,Debug,2024-01-01T09:06:00Z\nc1,Shut,2024-01-01T09:10:00Z\n",
                """
                states: {Open: {track: order}, Shut: {track: order}}
                ends: {Shut: {result: done}}
                steps: {Check: {step: check, dependency: bureau}}
                ignore: [Debug]
                """));

    [Fact]
    public void Rows_of_a_case_may_stand_anywhere() =>
        Assert.Equal(
            ["c1 stepEnded A 09:00 completed", "c2 stepEnded A 09:01 completed", "c1 stepEnded B 09:02 completed"],
            Told("case,activity,time\nc1,A,2024-01-01T09:00:00Z\nc2,A,2024-01-01T09:01:00Z\nc1,B,2024-01-01T09:02:00Z\n"));

    [Fact]
    public void A_row_with_start_and_end_is_one_run_known_by_its_start() =>
        Assert.Equal(
            [
                "c1 stepScheduled A (A/2024-01-01T08:00:00Z) 08:00", "c1 stepStarted A (A/2024-01-01T08:00:00Z) 09:00", "c1 stepEnded A (A/2024-01-01T08:00:00Z) 10:00 completed",
                "c1 stepStarted A (A/2024-01-01T08:30:00Z) 08:30", "c1 stepEnded A (A/2024-01-01T08:30:00Z) 08:45 completed",
            ],
            Told("c,a,w,s,e\nc1,A,2024-01-01T08:00:00Z,2024-01-01T09:00:00Z,2024-01-01T10:00:00Z\nc1,A,,2024-01-01T08:30:00Z,2024-01-01T08:45:00Z\n", Spans));

    [Fact]
    public void An_empty_end_is_an_activity_that_goes_on_and_an_empty_start_one_whose_start_is_not_known() =>
        Assert.Equal(
            ["c1 stepStarted A (A/2024-01-01T09:00:00Z) 09:00", "c1 stepEnded B 10:00 completed"],
            Told("c,a,w,s,e\nc1,A,,2024-01-01T09:00:00Z,\nc1,B,,,2024-01-01T10:00:00Z\n", Spans));

    [Fact]
    public void Rows_that_tell_a_run_otherwise_than_a_row_before_are_warned_of_with_their_count()
    {
        string[] rows = ["c1,A,,2024-01-01T10:00:00Z,2024-01-01T10:10:00Z", "c1,A,,2024-01-01T10:00:00Z,2024-01-01T12:00:00Z", "c1,A,,2024-01-01T10:00:00Z,", "c2,A,,2024-01-01T10:00:00Z,2024-01-01T12:00:00Z", "c2,A,,2024-01-01T10:00:00Z,2024-01-01T12:00:00Z"];
        Assert.StartsWith(
            "rows that tell a run otherwise than a row before: 2; rows of one case with the same activity and start are one run",
            Assert.Single(Read($"c,a,w,s,e\n{string.Join('\n', rows)}\n", Spans).Warnings),
            StringComparison.Ordinal);
        Assert.Empty(Read($"c,a,w,s,e\n{rows[0]}\n{rows[3]}\n{rows[4]}\n", Spans).Warnings);
    }

    [Fact]
    public void Another_person_tells_a_run_otherwise_and_a_column_for_runs_tells_runs_apart()
    {
        const string table = "c,a,s,e,p,r\nc1,A,2024-01-01T10:00:00Z,2024-01-01T10:10:00Z,ann,1\nc1,A,2024-01-01T10:00:00Z,2024-01-01T10:10:00Z,bob,2\n";
        Assert.Single(Read(table, "columns: {case: c, activity: a, start: s, end: e, resource: p}").Warnings);
        Assert.Empty(Read(table, "columns: {case: c, activity: a, start: s, end: e, resource: p, run: r}").Warnings);
    }

    [Fact]
    public void States_and_ends_of_activities_with_a_duration_are_reached_at_their_end() =>
        Assert.Equal(
            ["c1 state A of main 10:00", "c1 ended 10:00 completed"],
            Told("c,a,w,s,e\nc1,A,,2024-01-01T09:00:00Z,2024-01-01T10:00:00Z\nc1,A,,2024-01-01T11:00:00Z,\n", Spans + "\nstates: {A: {}}\nends: {A: {}}"));

    [Fact]
    public void A_lifecycle_column_says_what_happened_and_an_empty_cell_that_it_was_completed() =>
        Assert.Equal(
            ["c1 stepScheduled A 08:00", "c1 stepStarted A 09:00", "c1 stepEnded A 10:00 completed", "c1 stepEnded A 11:00 skipped"],
            Told(
                "case,activity,time,l\nc1,A,2024-01-01T08:00:00Z,schedule\nc1,A,2024-01-01T09:00:00Z,BEGUN\nc1,A,2024-01-01T10:00:00Z,\nc1,A,2024-01-01T11:00:00Z,manualskip\nc1,A,2024-01-01T11:00:00Z,suspend\n",
                "columns: {lifecycle: l}\ntransitions: {begun: start}"));

    [Fact]
    public void A_transition_that_nobody_knows_is_refused() =>
        Assert.Equal(
            "'l' is 'begun', no standard lifecycle transition; say in the Source which one it is: transitions: {begun: complete}",
            Read("case,activity,time,l\nc1,A,2024-01-01T08:00:00Z,start\nc1,A,2024-01-01T09:00:00Z,begun\n", "columns: {lifecycle: l}").Refused.Single().Reason);

    [Fact]
    public void A_run_column_names_runs_and_goes_before_the_start() =>
        Assert.Equal(
            ["c1 stepStarted A (A/7) 09:00", "c1 stepEnded A (A/7) 10:00 completed", "c1 stepEnded A 11:00 completed"],
            Told(
                "c,a,s,e,r\nc1,A,2024-01-01T09:00:00Z,2024-01-01T10:00:00Z,7\nc1,A,,2024-01-01T11:00:00Z,\n",
                "columns: {case: c, activity: a, start: s, end: e, run: r}"));

    [Fact]
    public void Who_did_it_and_what_came_of_it_stand_with_the_ends() =>
        Assert.Equal(
            ["c1 state X of main 09:00", "c1 stepEnded Pay 09:05 completed ok by ann", "c1 ended 09:10 completed yes by bob", "c2 ended 09:20 completed fixed by bob"],
            Told(
                "case,activity,time,who,what\nc1,X,2024-01-01T09:00:00Z,ann,no\nc1,Pay,2024-01-01T09:05:00Z,ann,ok\nc1,Done,2024-01-01T09:10:00Z,bob,yes\nc2,Sure,2024-01-01T09:20:00Z,bob,no\n",
                """
                columns: {resource: who, result: what}
                states: {X: {}}
                ends: {Done: {}, Sure: {result: fixed}}
                ignore: [nothing]
                """).Where(line => !line.Contains("stepEnded Done", StringComparison.Ordinal)));

    [Fact]
    public void An_exact_repeat_is_handed_over_as_the_same_fact()
    {
        RecordingSink sink = Read("case,activity,time\nc1,A,2024-01-01T09:00:00Z\nc1,A,2024-01-01T09:00:00Z\n");
        Assert.Equal([null, null], sink.Taken.Where(fact => fact.Step is not null).Select(fact => fact.Fact));
    }

    [Fact]
    public void What_maps_where_is_told_with_counts_and_what_no_rule_names()
    {
        RecordingSink sink = Read("case,activity,time\nc1,A,2024-01-01T09:00:00Z\nc1,B,2024-01-01T09:01:00Z\nc1,B,2024-01-01T09:02:00Z\n", "states: {A: {}}");
        Assert.Equal([("A", "complete", "state A of track main", 1L), ("B", "complete", "step B ends completed", 2L)], sink.Became);
        Assert.Equal(["B", "B"], sink.NotNamed);
    }

    [Fact]
    public void Rows_without_any_content_are_passed_over() =>
        Assert.Empty(Read("case,activity,time\nc1,A,2024-01-01T09:00:00Z\n,,\n\n   \n , ,\n").Refused);

    [Fact]
    public void Times_without_a_zone_are_told_with_their_count_unless_the_source_names_one()
    {
        const string Table = "case,activity,time\nc1,A,2024-07-01T09:00:00\nc1,B,2024-07-01T09:00:00Z\nc1,C,2024-07-01 10:00:00\n";
        Assert.Equal(["times without a zone: 2; read as UTC: name their zone in the Source, such as timeZone: Europe/Amsterdam"], Read(Table).Warnings);
        Assert.Empty(Read(Table, "timeZone: UTC").Warnings);
        Assert.Equal(["c1 stepEnded A 07:00 completed", "c1 stepEnded B 09:00 completed", "c1 stepEnded C 08:00 completed"], Told(Table, "timeZone: Europe/Amsterdam"));
    }
}
