using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>Slots of files: whatever order they come in, each slot between the first and the last event counts once.</summary>
public sealed class ScheduleImportTests : IDisposable
{
    private static readonly Measurement Hourly = Measure.By("schedule", ("cron", "0 * * * *"), ("within", "15m"));
    private static readonly Measurement Done = Measure.By("schedule", ("cron", "0 * * * *"), ("within", "30m"), ("by", "end"));
    private static readonly RuleSet Rules = ImportPlace.Rules(Hourly, Done, Measure.CycleTime("1h"));

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Every_slot_up_to_the_last_event_counts_once()
    {
        place.Import(Day(), Rules);

        Assert.Equal("10:00 good, 11:00 bad, 12:00 bad, 13:00 good", Slots(Hourly));
        Assert.Equal("10:00 good, 11:00 bad, 12:00 bad, 13:00 bad", Slots(Done));
        Assert.Equal(new Tally(4, 2, 2, 0, 1), place.Sum(Hourly));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void A_start_for_a_time_that_nobody_plans_is_told_of_with_the_planned_ones_around_it()
    {
        place.Import([.. Day(), .. For("wrong", "11:31", "11:30").Facts, .. For("early", "12:59:58", "13:00").Facts], Rules);

        IReadOnlyList<UnplannedSlot> Of(string id) => place.Read(store => Explanation.Of(store, Rules, new(Some.WorkflowName, id), null, TimeProvider.System)!.Unplanned);
        UnplannedSlot wrong = new(Monday.At("11:30"), "schedule:main", new(Monday.At("11:00"), Monday.At("12:00")));
        Assert.Equal([wrong], Of("wrong"));
        Assert.Equal([wrong], Of(new SubjectKey("schedule:main", SubjectKey.DayOf(Monday.At("11:30"))).Id));
        Assert.All((string[])["a", "b", "early"], id => Assert.Empty(Of(id)));
    }

    [Fact]
    public void Where_several_schedules_may_be_meant_it_is_enough_that_one_plans_the_time()
    {
        RuleSet two = ImportPlace.Rules(Hourly, Measure.By("schedule", ("cron", "30 11 * * *"), ("within", "15m"), ("name", "noon")));
        place.Import([.. Day(), .. For("free", "11:31", "11:30").Facts, .. For("named", "11:31", "11:30").Attribute("schedule", "main").Facts], two);

        IReadOnlyList<UnplannedSlot> Of(string id) => place.Read(store => Explanation.Of(store, two, new(Some.WorkflowName, id), null, TimeProvider.System)!.Unplanned);
        Assert.Empty(Of("free"));
        Assert.Equal("schedule:main", Assert.Single(Of("named")).Schedule);
    }

    [Fact]
    public void It_means_nothing_in_what_order_and_in_how_many_files_they_come()
    {
        WorkflowEvent[] events = Day();
        place.Import(events, Rules);
        string expected = Books();
        for (int seed = 0; seed < 5; seed++)
        {
            Dice dice = new(seed);
            List<WorkflowEvent> shuffled = [.. events];
            dice.Shuffle(shuffled);
            int cut = dice.Between(1, shuffled.Count - 1);
            using ImportPlace other = new();
            other.Import(shuffled[..cut], Rules);
            other.Import(shuffled[(cut - 1)..], Rules);
            Assert.Equal(expected, Books(other));
            other.AssertAudited(Rules);
        }
    }

    [Fact]
    public void A_rule_that_comes_after_the_file_counts_alike()
    {
        place.Import(Day(), ImportPlace.Rules(Measure.CycleTime("1h")));
        place.Import(Case.Of("a").Started("10:00:05").Facts, Rules);
        using ImportPlace other = new();
        other.Import(Day(), Rules);
        Assert.Equal(Books(other), Books());
        place.AssertAudited(Rules);
    }

    [Fact]
    public void What_a_replaced_file_does_not_tell_any_more_answers_nothing()
    {
        place.Import(Day(), Rules);
        place.Import([.. Day().Where(fact => fact.Instance is not ("a" or "schedule:main"))], Rules, replace: true);

        Assert.Equal("10:00 bad, 11:00 bad, 12:00 bad, 13:00 good", Slots(Hourly));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void What_is_exported_imports_to_the_same()
    {
        place.Import(Day(), Rules);
        string file = place.PathOf("exported.jsonl");
        using (Stream output = File.Create(file))
        {
            place.Read(store => Engine.Evaluation.EventExport.Write(store, null, output, new(), CancellationToken.None));
        }

        using ImportPlace other = new();
        other.Import(file, Rules);
        Assert.Equal(Books(), Books(other));
    }

    /// <summary>From half past nine to a quarter to two: at ten in time, at eleven nothing, at twelve late, at one in time.</summary>
    private static WorkflowEvent[] Day() =>
    [
        .. Case.Of("first").Started("09:30").Ended("09:31").Facts,
        .. Case.Of("a").Started("10:00:05").Ended("10:20").Facts,
        .. For("b", "12:20", "12:00").Ended("12:40").Facts,
        .. Case.Of("c").Started("13:01").Ended("13:45").Facts,
        Some.Fact(EventKind.Slot, "11:40", "schedule:main") with { Outcome = Outcome.Skipped, Details = new EventDetails { Slot = Monday.At("11:00") } },
    ];

    private static Case For(string id, string at, string slot) => Case.Of(id).Started(at).Detail(details => details with { Slot = Monday.At(slot) });

    private string Slots(Measurement measurement) => place.Read(store => string.Join(", ",
        store.Instances.All(Some.WorkflowName).SelectMany(row => PlacedUnits.Of(row, Rules.For(Some.WorkflowName)))
            .Where(unit => unit.Measurement.Hash == measurement.Hash)
            .OrderBy(unit => unit.Judged.Begun)
            .Select(unit => $"{Monday.Text(unit.Judged.Begun)} {unit.Judged.Verdict.Kind.ToString().ToLowerInvariant()}")));

    private string Books() => Books(place);

    private static string Books(ImportPlace from) => from.Read(store => string.Join('\n',
        Rules.Objectives.Select(objective => $"{objective.Name} {from.Sum(objective.Measurement)} {string.Join(' ', store.Ledger.AllViolations(objective.Measurement.Hash).OrderBy(violation => violation.Unit, StringComparer.Ordinal).Select(violation => $"{violation.Instance}/{violation.Unit} {violation.At} {violation.ClosedAt}"))}")));
}
