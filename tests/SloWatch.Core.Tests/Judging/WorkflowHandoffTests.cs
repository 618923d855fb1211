using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

public class WorkflowHandoffTests
{
    private const string Unit = $"handoff:{Some.WorkflowName}>shipping";
    private static readonly Measurement InTime = Measure.By("handoff", ("toWorkflow", "shipping"), ("within", "30m"));
    private static readonly Measurement ByKey = Measure.By("handoff", ("toWorkflow", "shipping"), ("key", "order"), ("within", "30m"));
    private static readonly Measurement FromPack = Measure.By("handoff", ("from", "pack"), ("toWorkflow", "shipping"), ("within", "30m"));

    [Fact]
    public void A_completed_case_is_handed_over_when_one_of_the_other_workflow_begins_in_time()
    {
        Assert.Equal($"{Unit} pending 10:00", Done().Verdicts("10:00", InTime));
        Assert.Equal($"{Unit} bad 10:00", Done().Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} good 10:00", Done().HandedOver("shipping", "s-1", "10:00").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} bad 10:00", Done().HandedOver("shipping", "s-1", "10:01").Verdicts("12:00", InTime));
    }

    [Fact]
    public void Before_its_end_there_is_nothing_to_hand_over() => Assert.Equal("", Case.AtNine().BusinessKey("K-1").HandedOver("shipping", "s-1", "09:20").Verdicts("12:00", InTime));

    [Theory]
    [InlineData(Outcome.Failed)]
    [InlineData(Outcome.TimedOut)]
    [InlineData(Outcome.Cancelled)]
    [InlineData(Outcome.Vanished)]
    public void A_case_that_did_not_complete_hands_nothing_over(Outcome outcome) => Assert.Equal("", Case.AtNine().BusinessKey("K-1").Ended("09:30", outcome).Verdicts("12:00", InTime));

    [Fact]
    public void Another_key_and_another_workflow_answer_nothing() => Assert.Equal(
        $"{Unit} bad 10:00", Done().HandedOver("shipping", "s-1", "09:40", key: "K-2").HandedOver("billing", "b-1", "09:40").Verdicts("12:00", InTime));

    [Fact]
    public void A_named_key_is_told_by_any_event_and_may_have_several_values()
    {
        Case facts = Case.AtNine().CorrelationKey("order", "1").State("packed", "09:20").CorrelationKey("order", "2").Ended("09:30");
        Assert.Equal($"{Unit} good 09:40", facts.HandedOver("shipping", "s-1", "09:40").Detail(Named("2")).Verdicts("12:00", ByKey));
        Assert.Equal($"{Unit} bad 10:00", Case.AtNine().CorrelationKey("order", "1").Ended("09:30").HandedOver("shipping", "s-1", "09:40").Verdicts("12:00", ByKey));
    }

    [Fact]
    public void A_case_whose_key_was_never_told_is_not_bad_for_it()
    {
        Assert.Equal($"{Unit} excluded", Case.AtNine().Ended("09:30").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} pending 10:00", Case.AtNine().Ended("09:30").Verdicts("09:50", InTime));
        Assert.Contains("key 'order' was never told", Done().OneUnit("12:00", ByKey).Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_began_before_answers_nothing_but_for_a_wrong_clock()
    {
        Assert.Equal($"{Unit} bad 10:00", Done().HandedOver("shipping", "s-1", "09:24").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} good 09:30", Done().HandedOver("shipping", "s-1", "09:26").Verdicts("12:00", InTime));
    }

    [Fact]
    public void Steps_hand_over_first_in_first_out()
    {
        Case facts = Case.AtNine().BusinessKey("K-1").StepEnded("pack", "09:10", "p1").StepEnded("pack", "09:20", "p2").HandedOver("shipping", "s-1", "09:25");
        Assert.Equal("handoff:pack>shipping/p1 good 09:25\nhandoff:pack>shipping/p2 bad 09:50", facts.Verdicts("12:00", FromPack));
        Assert.Equal("handoff:pack>shipping/p1 good 09:25\nhandoff:pack>shipping/p2 good 09:45", facts.HandedOver("shipping", "s-2", "09:45").Verdicts("12:00", FromPack));
    }

    [Fact]
    public void One_that_took_over_answers_once_whatever_keys_it_shares()
    {
        Case facts = Case.AtNine().CorrelationKey("order", "1").StepEnded("pack", "09:10", "p1").StepEnded("pack", "09:20", "p2").CorrelationKey("order", "2");
        Measurement measurement = Measure.By("handoff", ("from", "pack"), ("toWorkflow", "shipping"), ("key", "order"), ("within", "30m"));
        facts.HandedOver("shipping", "s-1", "09:25").Detail(Named("1")).HandedOver("shipping", "s-1", "09:25").Detail(Named("2"));
        Assert.Equal("handoff:pack>shipping/p1 good 09:25\nhandoff:pack>shipping/p2 bad 09:50", facts.Verdicts("12:00", measurement));
    }

    [Fact]
    public void A_case_that_is_cancelled_calls_the_hand_over_of_a_step_off() => Assert.Equal(
        "handoff:pack>shipping/p1 excluded", Case.AtNine().BusinessKey("K-1").StepEnded("pack", "09:10", "p1").Ended("09:30", Outcome.Cancelled).Verdicts("12:00", FromPack));

    [Fact]
    public void A_pause_moves_the_deadline_of_a_step() => Assert.Equal(
        "handoff:pack>shipping/p1 good 10:00",
        Case.AtNine().BusinessKey("K-1").StepEnded("pack", "09:10", "p1").State("waiting", "09:20").State("open", "09:50").HandedOver("shipping", "s-1", "10:00").Verdicts("12:00", FromPack.Pausing("waiting")));

    [Fact]
    public void Lost_starts_prove_no_absence()
    {
        Assert.Equal($"{Unit} excluded", Done().Unseen("shipping", "09:40", "09:50").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} bad 10:00", Done().Unseen("shipping", "09:10", "09:30").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} bad 10:00", Done().Unseen("shipping", "10:01", "10:30").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} bad 10:00", Done().Unseen("billing", "09:40", "09:50").Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} good 09:55", Done().Unseen("shipping", "09:40", "09:50").HandedOver("shipping", "s-1", "09:55").Verdicts("12:00", InTime));
    }

    [Fact]
    public void Starts_that_are_not_known_yet_leave_it_open()
    {
        Assert.Equal($"{Unit} pending", Done().Unseen("shipping", "09:40", null).Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} bad 10:00", Done().Unseen("shipping", "10:30", null).Verdicts("12:00", InTime));
    }

    [Fact]
    public void Lost_starts_exclude_nothing_else() => Assert.Equal(
        "instance bad 10:00", Case.AtNine().Unseen("shipping", "09:00", "12:00").Verdicts("12:00", Measure.CycleTime("1h")));

    [Fact]
    public void A_start_that_was_not_seen_was_in_time_when_the_case_was_seen_in_time()
    {
        Assert.Equal($"{Unit} good 09:50", Done().HandedOver("shipping", "s-1", "09:50").Detail(details => details with { From = Core.Time.Instant.Never }).Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} excluded", Done().HandedOver("shipping", "s-1", "10:20").Detail(details => details with { From = Core.Time.Instant.Never }).Verdicts("12:00", InTime));
    }

    [Fact]
    public void A_start_that_was_only_noticed_closes_it_as_early_as_it_may_have() => Assert.Equal(
        Monday.At("09:50"), Done().HandedOver("shipping", "s-1", "10:30").NotBefore("09:50").OneUnit("12:00", InTime).ClosedAt);

    [Fact]
    public void A_case_opened_again_before_the_deadline_hands_over_with_its_next_end()
    {
        Case reopened = Done().Reopened("09:40");
        Assert.Equal("", reopened.Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} pending 11:30", reopened.Ended("11:00").Verdicts("11:15", InTime));
        Assert.Equal($"{Unit} good 11:20", reopened.HandedOver("shipping", "s-1", "11:20").Verdicts("12:00", InTime));
    }

    [Fact]
    public void What_took_over_before_it_was_opened_again_is_good_at_once() =>
        Assert.Equal($"{Unit} good 09:35", Done().HandedOver("shipping", "s-1", "09:35").Reopened("09:40").Verdicts("12:00", InTime));

    [Fact]
    public void What_took_over_before_it_was_opened_again_stays_good() => Assert.Equal(
        $"{Unit} good 09:35", Done().HandedOver("shipping", "s-1", "09:35").Reopened("09:40").Ended("11:00").Verdicts("12:00", InTime));

    [Fact]
    public void A_case_opened_again_after_the_deadline_hands_over_once_more() => Assert.Equal(
        $"{Unit} bad 10:00\n{Unit}#2 good 11:10", Done().Reopened("10:30").Ended("11:00").HandedOver("shipping", "s-1", "11:10").Verdicts("12:00", InTime));

    [Fact]
    public void An_unrelated_life_with_a_key_of_its_own_hands_over_itself()
    {
        Case facts = Done().HandedOver("shipping", "s-1", "09:40").Started("10:30").BusinessKey("K-2").Ended("11:00");
        Assert.Equal($"{Unit} good 09:40\n{Unit}#2 bad 11:30", facts.Verdicts("12:00", InTime));
        Assert.Equal($"{Unit} good 09:40\n{Unit}#2 good 11:10", facts.HandedOver("shipping", "s-2", "11:10", key: "K-2").Verdicts("12:00", InTime));
    }

    [Fact]
    public void Lives_with_one_key_are_answered_in_turn() => Assert.Equal(
        $"{Unit} good 09:40\n{Unit}#2 good 10:20",
        Done().Started("09:45").BusinessKey("K-1").Ended("10:00").HandedOver("shipping", "s-2", "10:20").HandedOver("shipping", "s-1", "09:40").Verdicts("12:00", InTime));

    [Theory]
    [InlineData("10:30", null)] // that of the case that was opened again
    [InlineData("10:29:59.999999", "10:29:59.999999")]
    public void What_begins_from_when_it_is_opened_again_is_not_due_to_its_first_end(string began, string? closed)
    {
        JudgedUnit first = Done().Reopened("10:30").HandedOver("shipping", "s-1", began).OneUnit("12:00", InTime);
        Assert.Equal(closed, first.ClosedAt is { } at ? Monday.Text(at) : null);
    }

    [Fact]
    public void One_that_took_over_without_a_key_answers_nothing() => Assert.Equal(
        $"{Unit} bad 10:00", Done().HandedOver("shipping", "s-1", "09:40").Detail(details => details with { BusinessKey = null }).Verdicts("12:00", InTime));

    [Fact]
    public void A_case_that_was_only_told_who_took_over_hands_nothing_over() =>
        Assert.Equal("", Case.Of().HandedOver("shipping", "s-1", "09:40").Verdicts("12:00", InTime));

    [Fact]
    public void Only_cases_that_match_are_counted() => Assert.Equal("", Done().Result("declined").Verdicts("12:00", InTime.Where(new UnitMatch { Results = ["approved"] })));

    [Fact]
    public void Who_took_over_says_nothing_of_the_case_itself()
    {
        Instance instance = Case.AtNine().Ended("09:30").HandedOver("shipping", "s-1", "12:00").Delivered();
        Assert.Equal((2, Monday.At("09:30")), (instance.FactCount, instance.Lives[0].LastSeen));
        Assert.Empty(Case.Of().HandedOver("shipping", "s-1", "12:00").Delivered().Lives);
        Assert.Equal(Outcome.Vanished, Case.AtNine().Ended("09:30", Outcome.Vanished).HandedOver("shipping", "s-1", "12:00").Delivered().Lives[0].Closing?.Outcome);
    }

    [Fact]
    public void After_the_end_no_pause_stands_the_clock_not_even_one_that_may_have_been_lost() => Assert.Equal(
        "handoff:payments>shipping bad 10:00",
        Done().Gap("09:20", "09:45").Reopened("10:05").HandedOver("shipping", "s-1", "10:02").Verdicts("12:00", InTime.Pausing("waiting")));

    [Fact]
    public void It_names_those_who_take_over()
    {
        Assert.Equal(new Receiver("shipping", "order"), ByKey.Indicator.HandsOverTo);
        Assert.Equal("its completed end is followed by shipping within 30m", InTime.Indicator.Text);
        Assert.Equal("step pack is followed by shipping within 30m", FromPack.Indicator.Text);
        Assert.Equal(4, new[] { InTime, ByKey, FromPack, Measure.By("handoff", ("toWorkflow", "billing"), ("within", "30m")) }.Select(one => one.Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("names nobody who takes over", "within", "1h")]
    [InlineData("lacks 'from'", "within", "1h", "to", "pay")]
    [InlineData("name two who take over", "within", "1h", "from", "a", "to", "b", "toWorkflow", "shipping")]
    [InlineData("hands over to itself", "within", "1h", "toWorkflow", Some.WorkflowName)]
    [InlineData("'key' says nothing where a step takes over", "within", "1h", "from", "a", "to", "b", "key", "order")]
    public void Refuses_what_names_no_one_who_takes_over(string problem, params string[] settings) => Assert.Contains(
        problem,
        Assert.Throws<ArgumentException>(() => Measure.By("handoff", [.. settings.Chunk(2).Select(pair => (pair[0], (object)pair[1]))])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_workflow_that_is_no_name_makes_no_indicator()
    {
        Place here = new("slo.yaml", 1, 1);
        List<Problem> problems = [];
        IIndicatorType type = IndicatorCatalogue.Find("handoff")!;
        MapSetting map = new(here, [new("toWorkflow", here, new MapSetting(here, [])), new("within", here, new ScalarSetting(here, "30m", false))]);

        Assert.Null(type.Read(new SettingReader(map, type.Settings, problems, "handoff"), Some.Workflow));
        Assert.Equal("'toWorkflow' is a mapping", Assert.Single(problems).What);
    }

    [Theory]
    [InlineData("shiping", "write 'shipping'")]
    [InlineData("paymnts", "use one of: billing, shipping")] // itself is no answer
    public void A_workflow_that_does_not_exist_is_told_with_the_one_that_was_meant(string name, string remedy)
    {
        Place here = new("slo.yaml", 1, 1);
        List<Problem> problems = [];
        IIndicatorType type = IndicatorCatalogue.Find("handoff")!;
        MapSetting map = new(here, [new("toWorkflow", here, new ScalarSetting(here, name, false)), new("within", here, new ScalarSetting(here, "30m", false))]);
        string[] known = [Some.WorkflowName, "shipping", "billing"];
        SettingReader reader = new(map, type.Settings, problems, "handoff") { Workflows = new KnownWorkflows(known, other => !known.Contains(other)) };

        Assert.Null(type.Read(reader, Some.Workflow));
        Assert.Equal(($"there is no Workflow '{name}'", remedy), (Assert.Single(problems).What, problems[0].Remedy));
    }

    private static Case Done() => Case.AtNine().BusinessKey("K-1").Ended("09:30");

    private static Func<EventDetails, EventDetails> Named(string value) => details => details with { BusinessKey = null, Keys = [new("order", value)] };
}
