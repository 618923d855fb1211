using SloWatch.Core.Diagnosis;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>The same where nobody tells that a step waits to be taken up, so that cases stand between steps or in a state; and behind a circuit breaker.</summary>
public sealed class JamBurnTests
{
    private const string AfterPrep = "after prep", Submitted = "in state submitted";

    [Theory]
    [InlineData(AfterPrep)]
    [InlineData(Submitted)]
    public void A_load_peak_is_not_stuck_where_no_fewer_go_on_than_before(string where)
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("12m"), Queued(where, 2, one => one.Between(15, 25)), apart: 30, then: 5);

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches($@"^Not clear: (\d+) of \1 stand {where}, though no fewer went on from there than before \(\d+ in \d+m, and \d+ to \d+ in (as long|\d+[ms]) before\): more may have come than can be taken up\.$", told.Sentence);
    }

    [Theory]
    [InlineData(AfterPrep)]
    [InlineData(Submitted)]
    public void Who_would_go_on_with_them_may_be_in_calls_that_became_slow(string where)
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("12m"), Queued(where, 2, one => one.IsAfterFault ? one.Between(80, 100) : one.Between(15, 25), called: "charge"), apart: 30);

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches($@"^Not clear: \d+ of \d+ stand {where}, while \d+ of \d+ calls to bank at step charge that came back since took at least twice as long as usual(, and \d+ did not come back)?, so who would go on with them may be held up in these\.$", told.Sentence);
    }

    [Theory]
    [InlineData(AfterPrep)]
    [InlineData(Submitted)]
    public void Where_fewer_go_on_than_before_it_is_stuck_though_more_come(string where)
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("12m"), Queued(where, 1, one => one.Between(15, 25), away: 100), apart: 30, then: 15);

        Assert.Equal((Stuck, where == Submitted ? "submitted" : where), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData(AfterPrep, 60)]
    [InlineData(AfterPrep, 55)]
    [InlineData(Submitted, 60)]
    [InlineData(Submitted, 55)]
    public void Where_one_of_five_never_goes_on_while_those_that_came_later_do_it_is_stuck(string where, double then)
    {
        int number = 0;
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("20m"), one =>
        {
            Comes(one, where);
            if (!one.IsAfterFault || number++ % 5 != 0)
            {
                GoesOn(one, where, one.Between(5, 20), one.Between(60, 300), null);
            }
        }, apart: 60, then: then);

        Assert.Equal((Stuck, where == Submitted ? "submitted" : where), (told.Cause, told.Subject));
    }

    [Fact]
    public void What_is_blocked_between_two_steps_is_no_load_peak()
    {
        Action<ToldCase> queued = Queued(AfterPrep, 2, one => one.Between(15, 25));
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("12m"), one =>
        {
            if (one.IsAfterFault && one.Between(0, 1) < 0.7)
            {
                Comes(one, AfterPrep);
                one.Facts.Blocked(ToldCase.At(one.Clock + 1), "problem").Error("no address");
                return;
            }

            queued(one);
        }, apart: 30, then: 6);

        Assert.Equal((Stuck, AfterPrep), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_takes_work_up_may_be_held_back_where_the_few_calls_that_are_made_fail(bool fails)
    {
        int number = 0;
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("bank", "5m"), one =>
        {
            one.Started().Prepared();
            if (!one.IsAfterFault)
            {
                one.Step("bank", one.Between(5, 20), "bank", 1).Approved();
                return;
            }

            one.Facts.StepScheduled("bank", ToldCase.At(one.Clock)).Dependency("bank");
            if (fails && number++ % 6 == 0)
            {
                one.Facts.StepStarted("bank", ToldCase.At(one.Clock + 1), attempt: 1).StepFailed("bank", ToldCase.At(one.Clock + 3), attempt: 1).Error("503").StepScheduled("bank", ToldCase.At(one.Clock + 4), attempt: 2);
            }
        }, apart: 40);

        Assert.Equal(fails ? NotClear : Stuck, told.Cause);
        if (fails)
        {
            Assert.Matches(@"^Not clear: \d+ of \d+ wait to be taken up at step bank, and \d+ calls to bank from there failed since, and none ended well until the last of these did, so who takes it up may be held back\.$", told.Sentence);
        }
    }

    /// <summary>Each case has to be gone on with by one of a few workers, from the first on.</summary>
    /// <param name="away">Seconds for which a worker is gone after each, once something is wrong.</param>
    private static Action<ToldCase> Queued(string where, int workers, Func<ToldCase, double> length, double away = 0, string? called = null)
    {
        double[] free = new double[workers];
        return one =>
        {
            Comes(one, where);
            int next = Array.IndexOf(free, free.Min());
            double waits = Math.Max(0, free[next] - one.Clock), takes = length(one);
            free[next] = one.Clock + waits + takes + (one.IsAfterFault ? away : 0);
            GoesOn(one, where, waits, takes, called);
        };
    }

    private static void Comes(ToldCase one, string where)
    {
        one.Started();
        _ = where == Submitted ? one.Facts.State("submitted", ToldCase.At(one.Clock)) : one.Step("prep", one.Between(20, 40)).Facts;
    }

    /// <param name="called">The step that calls, where one is told.</param>
    private static void GoesOn(ToldCase one, string where, double waits, double takes, string? called)
    {
        one.Later(waits);
        if (where == Submitted)
        {
            one.Facts.State("reviewed", ToldCase.At(one.Clock));
        }

        _ = where == Submitted && called is null ? one.Later(takes) : one.Step(called ?? "review", takes, called is null ? null : "bank");
        one.Facts.Ended(ToldCase.At(one.Clock));
    }
}
