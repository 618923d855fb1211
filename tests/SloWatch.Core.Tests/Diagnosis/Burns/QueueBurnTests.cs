using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns in which cases wait to be taken up: because more come than anyone can take up, because who takes them up is busy elsewhere, or because nobody comes.</summary>
public sealed class QueueBurnTests
{
    [Theory]
    [InlineData("time")]
    [InlineData("wait")]
    public void A_load_peak_is_not_stuck_where_no_fewer_are_taken_up_than_before(string measured)
    {
        Conclusion told = WholeBurn.Diagnosed(measured == "time" ? Measure.CycleTime("12m") : Measure.WaitTime("charge", "3m"), Queued(2, one => one.Between(15, 25)), apart: 30, then: 5);

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches(@"^Not clear: (\d+) of \1 wait to be taken up at step charge, though no fewer were taken up there than before \(\d+ in \d+m, and \d+ to \d+ in (as long|\d+[ms]) before\): more may have come than can be taken up\.$", told.Sentence);
    }

    [Fact]
    public void A_load_peak_of_a_step_that_calls_nobody_is_not_stuck_either()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("charge", "3m"), Queued(2, one => one.Between(15, 25), dependency: null), apart: 30, then: 5);

        Assert.Equal(NotClear, told.Cause);
    }

    [Fact]
    public void Where_fewer_are_taken_up_than_before_it_is_stuck_though_more_come()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("charge", "3m"), Queued(1, one => one.Between(15, 25), away: 100), apart: 30, then: 15);

        Assert.Equal((Stuck, "charge"), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(55)]
    public void Where_one_of_five_is_never_taken_up_while_those_that_came_later_are_it_is_stuck(double then)
    {
        int number = 0;
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("20m"), one =>
        {
            one.Started().Prepared();
            if (one.IsAfterFault && number++ % 5 == 0)
            {
                one.Facts.StepScheduled("person", ToldCase.At(one.Clock));
                return;
            }

            one.Approved();
        }, apart: 60, then: then);

        Assert.Equal((Stuck, "person"), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData("wait", "pack")]
    [InlineData("handoff", "print")]
    public void What_waits_while_calls_of_another_step_are_long_may_wait_for_who_makes_them(string measured, string step)
    {
        Measurement measurement = measured == "wait" ? Measure.WaitTime("pack", "3m") : Measure.By("handoff", ("from", "pack"), ("to", "print"), ("within", "3m"));
        Conclusion told = WholeBurn.Diagnosed(measurement, one => Shared(one, one.IsAfterFault ? one.Between(150, 200) : one.Between(15, 25), "bank"));

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches($@"^Not clear: (\d+) of \1 wait to be taken up at step {step}, while \d+ of \d+ calls to bank at step charge that came back since took at least twice as long as usual(, and \d+ did not come back)?, so who takes it up may be held up in these\.$", told.Sentence);
    }

    [Fact]
    public void A_step_that_calls_nobody_may_hold_up_who_takes_up_another()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("pack", "3m"), one => Shared(one, one.IsAfterFault ? one.Between(150, 200) : one.Between(15, 25), null));

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches(@", while \d+ of \d+ runs of step charge that ended since took at least twice as long as usual, ", told.Sentence);
    }

    [Fact]
    public void Calls_of_another_step_that_do_not_come_back_may_hold_up_who_takes_it_up()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("pack", "3m"), one =>
        {
            // Nine of ten calls are lost once it has begun, and the few others come to be packed.
            one.Started().Prepared().Step("charge", one.IsAfterFault && one.Between(0, 1) < 0.7 ? null : one.Between(15, 25), "bank");
            if (one.Facts.Last.Kind == Core.Events.EventKind.StepEnded)
            {
                one.Step("pack", one.Between(50, 70), waits: one.IsAfterFault ? one.Between(400, 900) : 2).Facts.Ended(ToldCase.At(one.Clock + 1));
            }
        });

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches(@", while \d+ of \d+ calls to bank at step charge did not come back", told.Sentence);
    }

    [Fact]
    public void A_step_around_the_one_that_waits_is_long_for_that_alone()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("pack", "3m"), one =>
        {
            one.Started().Prepared();
            one.Facts.StepStarted("fulfil", ToldCase.At(one.Clock));
            one.Step("pack", one.Between(50, 70), waits: one.IsAfterFault ? one.Between(1500, 2500) : 2);
            one.Facts.StepEnded("fulfil", ToldCase.At(one.Clock += 1)).Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.Equal((Stuck, "pack"), (told.Cause, told.Subject));
    }

    private static void Shared(ToldCase one, double charges, string? dependency)
    {
        one.Started().Prepared().Step("charge", charges, dependency, 2);
        one.Step("pack", one.Between(50, 70), waits: one.IsAfterFault ? one.Between(400, 900) : 2);
        one.Step("print", one.Between(20, 30), waits: one.IsAfterFault ? one.Between(200, 400) : 2).Facts.Ended(ToldCase.At(one.Clock + 1));
    }

    /// <summary>Each call has to be made by one of a few workers, from the first case on.</summary>
    /// <param name="away">Seconds for which a worker is gone after each call, once something is wrong.</param>
    private static Action<ToldCase> Queued(int workers, Func<ToldCase, double> length, double away = 0, string? dependency = "bank")
    {
        double[] free = new double[workers];
        return one =>
        {
            one.Started().Prepared();
            int next = Array.IndexOf(free, free.Min());
            double waits = Math.Max(0, free[next] - one.Clock), takes = length(one);
            free[next] = one.Clock + waits + takes + (one.IsAfterFault ? away : 0);
            one.Step("charge", takes, dependency, waits).Step("pack", one.Between(50, 70)).Facts.Ended(ToldCase.At(one.Clock + 1));
        };
    }
}
