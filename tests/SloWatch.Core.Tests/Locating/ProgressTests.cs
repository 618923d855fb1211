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

    private static Progress Of(string moment, Case facts) => Progress.Of(At(moment, facts), Ordered, areStepsSeen: true)!;

    private static Position At(string moment, Case facts) => Position.Of(facts.Facts, Ordered, Monday.At(moment));
}
