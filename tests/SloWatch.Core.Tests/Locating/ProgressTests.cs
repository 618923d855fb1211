using SloWatch.Core.Events;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Locating;

public class ProgressTests
{
    private static readonly Workflow Ordered = Some.Workflow with { Steps = ["pay", "pick", "bill"], StepsInOrder = true };

    [Fact]
    public void It_waits_for_the_first_since_it_was_accepted()
    {
        Progress progress = Of("10:00", Case.AtNine());

        Assert.Equal(("pay", StepStanding.Unheard, Monday.At("09:00")), (progress.Awaited!.Step, progress.Awaited.Standing, progress.AwaitedSince));
        Assert.Empty(progress.Done);
        Assert.Empty(progress.PassedOver);
    }

    [Fact]
    public void It_waits_for_the_next_since_the_one_before_was_done()
    {
        Progress progress = Of("10:00", Case.AtNine().StepEnded("pay", "09:10").StepEnded("pick", "09:20", outcome: Outcome.Skipped));

        Assert.Equal(("bill", Monday.At("09:20")), (progress.Awaited!.Step, progress.AwaitedSince));
        Assert.Equal(["pay", "pick"], progress.Done.Select(step => step.Step));
        Assert.True(progress.IsUnbroken);
    }

    [Fact]
    public void A_step_that_is_open_is_awaited_since_it_does_what_it_does()
    {
        Progress progress = Of("10:00", Case.AtNine().StepEnded("pay", "09:10").StepScheduled("pick", "09:15").StepStarted("pick", "09:20"));

        Assert.Equal(("pick", StepStanding.Open, Monday.At("09:20")), (progress.Awaited!.Step, progress.Awaited.Standing, progress.AwaitedSince));
    }

    [Fact]
    public void A_step_of_which_nothing_was_told_is_not_called_done_nor_open()
    {
        Progress progress = Of("10:00", Case.AtNine().StepEnded("pick", "09:20"));

        Assert.Equal(["pay"], progress.PassedOver.Select(step => step.Step));
        Assert.Equal(["pick"], progress.Done.Select(step => step.Step));
        Assert.False(progress.IsUnbroken);
        Assert.Equal("bill", progress.Awaited!.Step);
    }

    [Fact]
    public void What_failed_is_awaited_until_it_is_done()
    {
        Case facts = Case.AtNine().StepEnded("pay", "09:10", "1", Outcome.Failed);
        Assert.Equal(("pay", StepStanding.Failed), (Of("10:00", facts).Awaited!.Step, Of("10:00", facts).Awaited!.Standing));

        facts.StepEnded("pay", "09:30", "2");
        Assert.Equal(("pick", Monday.At("09:30")), (Of("10:00", facts).Awaited!.Step, Of("10:00", facts).AwaitedSince));
    }

    [Fact]
    public void What_was_undone_is_not_done()
    {
        Case facts = Case.AtNine().StepEnded("pay", "09:10").StepStarted("refund", "09:30").Detail(details => details with { Compensates = "pay" });

        Assert.Equal(("pay", StepStanding.Undone), (Of("10:00", facts).Awaited!.Step, Of("10:00", facts).Awaited!.Standing));
        Assert.Empty(Of("10:00", facts).Done);
        Assert.Single(Of("09:20", facts).Done);
    }

    [Fact]
    public void When_all_is_done_nothing_is_awaited()
    {
        Case facts = Case.AtNine().StepEnded("pay", "09:10").StepEnded("pick", "09:20").StepEnded("bill", "09:30");

        Assert.Null(Of("10:00", facts).Awaited);
        Assert.Equal(3, Of("10:00", facts).Done.Count());
    }

    [Fact]
    public void After_the_end_nothing_is_awaited() => Assert.Null(Of("11:00", Case.AtNine().StepEnded("pay", "09:10").Ended("10:00")).Awaited);

    /// <summary>Steps that may be left out, or come in another order, tell nothing of what is next.</summary>
    [Fact]
    public void Without_a_declared_order_nobody_knows_what_is_next()
    {
        Progress progress = Progress.Of(At("10:00", Case.AtNine().StepEnded("pay", "09:10")), Ordered with { StepsInOrder = false }, areStepsSeen: true)!;

        Assert.Null(progress.Awaited);
        Assert.Equal(["pay"], progress.Done.Select(step => step.Step));
    }

    [Fact]
    public void Where_no_source_tells_of_steps_none_is_awaited_unless_one_was_told_of_all_the_same()
    {
        Assert.Null(Progress.Of(At("10:00", Case.AtNine()), Ordered, areStepsSeen: false)!.Awaited);
        Assert.False(Progress.Of(At("10:00", Case.AtNine()), Ordered, areStepsSeen: false)!.IsSeen);
        Assert.Equal("pick", Progress.Of(At("10:00", Case.AtNine().StepEnded("pay", "09:10")), Ordered, areStepsSeen: false)!.Awaited!.Step);
    }

    [Fact]
    public void Without_declared_steps_or_before_the_beginning_there_is_no_progress()
    {
        Assert.Null(Progress.Of(At("10:00", Case.AtNine()), Some.Workflow, areStepsSeen: true));
        Assert.Null(Progress.Of(At("08:00", Case.AtNine()), Ordered, areStepsSeen: true));
    }

    [Fact]
    public void What_the_end_of_a_case_cut_off_was_told_of_and_is_not_done()
    {
        Progress progress = Of("11:00", Case.AtNine().StepEnded("pay", "09:10").StepStarted("pick", "09:20").StepEnded("bill", "09:30").Ended("10:00", Outcome.Cancelled));

        Assert.Equal(["pick"], progress.NotDone.Select(step => step.Step));
        Assert.Equal(new DeclaredStep("pick", StepStanding.Failed, Monday.At("10:00")), progress.Steps[1]);
        Assert.Empty(progress.PassedOver);
    }

    [Fact]
    public void A_step_whose_start_two_services_told_is_done_when_its_case_is()
    {
        Case facts = Case.AtNine().StepStarted("pay", "09:05").StepStarted("pay", "09:06").From("other").StepEnded("pay", "09:10").Ended("10:00");

        Assert.Equal(StepStanding.Open, Of("09:30", facts).Steps[0].Standing);
        Assert.Equal(new DeclaredStep("pay", StepStanding.Done, Monday.At("09:10")), Of("11:00", facts).Steps[0]);
    }

    [Theory]
    [InlineData("09:40", "bill", StepStanding.Failed, "09:30")]
    [InlineData("10:40", "bill", StepStanding.Failed, "09:30")]
    [InlineData("11:10", "bill", StepStanding.Open, "11:00")]
    public void A_case_that_is_reopened_goes_on_with_what_was_done(string moment, string step, StepStanding standing, string since)
    {
        Case facts = Case.AtNine().StepEnded("pay", "09:10").StepEnded("pick", "09:20").StepEnded("bill", "09:30", outcome: Outcome.Failed)
            .Ended("09:50", Outcome.Failed).Reopened("10:30").StepStarted("bill", "11:00").StepEnded("bill", "11:30").Ended("12:00");

        Assert.Equal(2, Of(moment, facts).Done.Count());
        Assert.Equal(new DeclaredStep(step, standing, Monday.At(since)), Of(moment, facts).Steps[2]);
        Assert.Equal(step, Of(moment, facts).Awaited?.Step);
        Assert.Equal(3, Of("12:10", facts).Done.Count());
    }

    [Fact]
    public void What_a_reopened_case_waits_for_it_has_not_waited_for_since_before()
    {
        Progress progress = Of("11:00", Case.AtNine().StepEnded("pay", "09:10").Ended("09:50", Outcome.Failed).Reopened("10:30"));

        Assert.Equal(("pick", Monday.At("10:30")), (progress.Awaited!.Step, progress.AwaitedSince));
    }

    [Fact]
    public void A_case_that_begins_anew_under_the_same_id_has_nothing_done() =>
        Assert.Empty(Of("11:00", Case.AtNine().StepEnded("pay", "09:10").Ended("09:50").Started("10:30")).Done);

    /// <summary>A service refused, a person did it otherwise: nobody waits for it any more.</summary>
    [Fact]
    public void What_failed_is_not_awaited_when_the_case_went_on_without_it()
    {
        Progress progress = Of("10:00", Case.AtNine().StepEnded("pay", "09:10", outcome: Outcome.Failed).StepEnded("pick", "09:20"));

        Assert.Equal(("bill", Monday.At("09:20")), (progress.Awaited!.Step, progress.AwaitedSince));
        Assert.Equal(["pay"], progress.NotDone.Select(step => step.Step));
    }

    [Fact]
    public void What_failed_when_a_later_one_was_done_is_awaited_first() =>
        Assert.Equal("pay", Of("10:00", Case.AtNine().StepEnded("pay", "09:10", outcome: Outcome.Failed).StepEnded("pick", "09:10")).Awaited!.Step);

    [Fact]
    public void What_is_undone_after_later_steps_is_awaited_again() =>
        Assert.Equal("pay", Of("10:00", Case.AtNine().StepEnded("pay", "09:10").StepEnded("pick", "09:20").StepStarted("refund", "09:30").Compensates("pay")).Awaited!.Step);

    [Theory]
    [InlineData("order/17#1", "order/17#1", StepStanding.Undone)]
    [InlineData("~1", "~1", StepStanding.Undone)]
    [InlineData("r1", "r2", StepStanding.Done)]
    [InlineData("pick", "pick", StepStanding.Done)] // the step of that name is meant
    public void A_run_is_undone_by_the_name_that_its_source_gave_it(string run, string compensates, StepStanding standing)
    {
        Case facts = Case.AtNine().StepEnded("pay", "09:10", run).StepEnded("pick", "09:20", "p1").StepStarted("refund", "09:30").Compensates(compensates);

        Assert.Equal(standing, Of("10:00", facts).Steps[0].Standing);
    }

    [Fact]
    public void Steps_that_come_in_another_order_are_done_and_what_follows_the_last_of_the_list_is_awaited_since_the_latest()
    {
        Progress progress = Of("10:00", Case.AtNine().StepEnded("pick", "09:20").StepEnded("pay", "09:40"));

        Assert.Equal(["pay", "pick"], progress.Done.Select(step => step.Step));
        Assert.Equal(("bill", Monday.At("09:40")), (progress.Awaited!.Step, progress.AwaitedSince));
    }

    private static Progress Of(string moment, Case facts) => Progress.Of(At(moment, facts), Ordered, areStepsSeen: true)!;

    private static Position At(string moment, Case facts) => Position.Of(facts.Facts, Ordered, Monday.At(moment));
}
