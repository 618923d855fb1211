using SloWatch.Core.Diagnosis;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns that were called by a wrong name once: what only looks like a cause explains nothing.</summary>
public sealed class WholeBurnTests
{
    private static readonly Measurement InTwentyMinutes = Measure.CycleTime("20m");

    [Fact]
    public void A_call_that_took_a_second_longer_is_no_outage_where_cases_were_promised_in_less_time_than_they_take()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("20m", ("deadline", "events")), one =>
            one.Started(due: one.IsAfterFault ? 120 : 1200).Later(1).Step("prep", Shorter(one)).Later(1).Step("bank", Longer(one), "bank").Approved());

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches(@"^Not clear: of \d+ bad instances \d+ had less time than others take, ", told.Sentence);
    }

    [Theory]
    [InlineData("second-approval", "at step second-approval")]
    [InlineData(null, "after prep")]
    public void A_call_that_took_a_second_longer_is_no_outage_where_all_the_time_went_to_what_was_not_there_before(string? step, string where)
    {
        Conclusion told = WholeBurn.Diagnosed(InTwentyMinutes, one =>
        {
            one.Started().Step("prep", Shorter(one));
            double between = one.IsAfterFault ? one.Between(1060, 1100) : 0;
            _ = step is not null && one.IsAfterFault ? one.Step(step, between) : one.Later(between);
            one.Step("bank", Longer(one), "bank");
            one.Step("person", one.Between(110, 130), waits: 5).Step("ship", one.Between(10, 20), "depot").Facts.Ended(ToldCase.At(one.Clock));
        });

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches($@"^Not clear: of \d+ bad instances \d+ lost their time {where}, where others were not", told.Sentence);
    }

    [Theory]
    [InlineData(6, 20, 150)]
    [InlineData(1, 60, 100)]
    public void What_waits_behind_calls_that_became_slow_waits_for_the_dependency(int workers, double apart, double length)
    {
        foreach (Measurement measurement in new[] { Measure.WaitTime("bank", "2m"), Measure.CycleTime("12m") })
        {
            Conclusion told = WholeBurn.Diagnosed(measurement, Queued(workers, one => one.IsAfterFault ? one.Between(length, length + 20) : one.Between(20, 30)), apart);

            Assert.Equal((DependencyOutage, "bank"), (told.Cause, told.Subject));
            Assert.Matches(@"^Likely a dependency outage of bank: \d+ of \d+ bad [a-z ]+ wait to be taken up at step bank, behind calls to it that take long", told.Sentence);
            Assert.Matches(@"Since the first of them (\d+) of \1 calls that came back from there took at least twice as long as usual; before, 0 of \d+ that came by went bad\.$", told.Sentence);
        }
    }

    [Fact]
    public void What_waits_for_workers_who_are_gone_is_stuck()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("bank", "2m"), Queued(1, one => one.IsAfterFault ? 25 : one.Between(20, 30), pause: 90));

        Assert.Equal((Stuck, "bank"), (told.Cause, told.Subject));
    }

    [Fact]
    public void Backoffs_of_calls_that_fail_are_an_outage_though_they_are_told_as_waits()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.WaitTime("bank", "3m"), one =>
        {
            one.Started().Prepared();
            one.Facts.StepScheduled("bank", ToldCase.At(one.Clock), "r", 1).Dependency("bank");
            for (int attempt = 1; attempt <= 6; attempt++)
            {
                one.Facts.StepStarted("bank", ToldCase.At(one.Clock), "r", attempt);
                if (!one.IsAfterFault || one.Between(0, 1) < 0.2)
                {
                    one.Facts.StepEnded("bank", ToldCase.At(one.Clock += one.Between(15, 25)), "r", attempt: attempt);
                    one.Approved();
                    return;
                }

                one.Facts.StepFailed("bank", ToldCase.At(one.Clock += 2), "r", attempt).Error("503").StepScheduled("bank", ToldCase.At(one.Clock + 0.01), "r", attempt + 1);
                one.Clock += 120 * Math.Pow(2, attempt - 1);
            }
        });

        Assert.Equal((DependencyOutage, "bank"), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bank")]
    public void Calls_that_ended_well_after_too_many_tries_are_not_said_to_have_not(string? step)
    {
        (string, object)[] settings = [("max", "2"), .. step is null ? Array.Empty<(string, object)>() : [("step", step)]];
        Conclusion told = WholeBurn.Diagnosed(Measure.By("retries", settings), one =>
        {
            one.Started().Prepared();
            for (int attempt = 1; one.IsAfterFault && attempt < 6; attempt++)
            {
                one.Facts.StepStarted("bank", ToldCase.At(one.Clock), "r", attempt).Dependency("bank");
                one.Facts.StepFailed("bank", ToldCase.At(one.Clock + 1), "r", attempt, retryAt: ToldCase.At(one.Clock + 11)).Error("503 service unavailable");
                one.Clock += 11;
            }

            one.Facts.StepStarted("bank", ToldCase.At(one.Clock), "r", one.IsAfterFault ? 6 : 1).Dependency("bank").StepEnded("bank", ToldCase.At(one.Clock += 1), "r");
            one.Approved();
        });

        Assert.Equal((DependencyOutage, "bank"), (told.Cause, told.Subject));
        Assert.Matches(@"(\d+) of \1 bad [a-z ]+ went bad in calls to it that failed \('503 service unavailable'\)\. Since the first of them no other call to it ended well, and \d+ of the bad ones did at last; before", told.Sentence);
    }

    [Theory]
    [InlineData(120, false, NotClear)]
    [InlineData(300, false, DependencyOutage)]
    [InlineData(600, false, DependencyOutage)]
    [InlineData(900, false, DependencyOutage)]
    [InlineData(600, true, Stuck)]
    public void A_version_to_which_open_cases_were_moved_is_not_blamed_for_what_had_hung_before(double moved, bool person, LikelyCause cause)
    {
        Conclusion told = WholeBurn.Diagnosed(InTwentyMinutes, one =>
        {
            double move = WholeBurn.Fault + moved;
            Ending(one.Started(one.Begun < move ? "v1" : "v2").Prepared(), hangs: one.IsAfterFault, person);
            if (one.Begun < move && (one.IsAfterFault || one.Clock > move))
            {
                one.Facts.Updated(ToldCase.At(move + 1)).Version("v2");
            }
        });

        Assert.Equal((cause, cause == NotClear ? null : person ? "person" : "bank"), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_version_is_blamed_though_what_it_brought_to_hang_was_moved_back(bool person)
    {
        Conclusion told = WholeBurn.Diagnosed(InTwentyMinutes, one =>
        {
            double back = WholeBurn.Fault + 900;
            bool isNew = one.IsAfterFault && one.Begun < back;
            Ending(one.Started(isNew ? "v2" : "v1").Prepared(), hangs: isNew, person);
            if (isNew)
            {
                one.Facts.Updated(ToldCase.At(back + 1)).Version("v1");
            }
        });

        Assert.Equal((BadVersion, "v2"), (told.Cause, told.Subject));
    }

    [Fact]
    public void A_new_version_is_blamed_though_a_case_from_before_all_others_was_moved_to_it()
    {
        bool isFirst = true;
        Conclusion told = WholeBurn.Diagnosed(InTwentyMinutes.Pausing("suspended"), one =>
        {
            if (isFirst)
            {
                one.Started().Facts.Suspended(ToldCase.At(one.Clock + 1)).Updated(ToldCase.At(WholeBurn.Fault)).Version("v2");
                isFirst = false;
                return;
            }

            bool isNew = one.IsAfterFault && one.Between(0, 1) < 0.3;
            Ending(one.Started(isNew ? "v2" : "v1").Prepared(), hangs: isNew, person: true);
        });

        Assert.Equal((BadVersion, "v2"), (told.Cause, told.Subject));
    }

    [Theory]
    [InlineData("time")]
    [InlineData("step")]
    [InlineData("tries")]
    public void A_dependency_to_which_calls_moved_on_is_not_blamed_for_those_that_failed_before(string measured)
    {
        Measurement measurement = measured switch { "time" => Measure.CycleTime("15m"), "step" => Measure.StepTime("bank", "14m"), _ => Measure.By("retries", ("max", "1")) };
        Conclusion told = WholeBurn.Diagnosed(measurement, one =>
        {
            one.Started().Prepared();
            int failing = one.IsAfterFault ? 2 : one.Between(0, 1) < 0.1 ? 1 : 0;
            for (int attempt = 1; attempt <= failing; attempt++, one.Clock += 2)
            {
                one.Facts.StepStarted("bank", ToldCase.At(one.Clock), "r", attempt).Dependency("bankA");
                one.Facts.StepFailed("bank", ToldCase.At(one.Clock += one.IsAfterFault ? 400 : 20), "r", attempt).Error("timeout");
            }

            one.Facts.StepStarted("bank", ToldCase.At(one.Clock), "r", failing + 1).Dependency(failing == 2 ? "bankB" : "bankA");
            one.Facts.StepEnded("bank", ToldCase.At(one.Clock += one.Between(130, 170)), "r", attempt: failing + 1).Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.Equal((DependencyOutage, "bankA"), (told.Cause, told.Subject));
    }

    [Fact]
    public void A_step_that_cleans_up_after_failed_calls_and_takes_as_long_as_ever_is_no_outage_of_whom_it_calls()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("15m"), one =>
        {
            one.Started().Prepared().Step("reserve", 5, "stock");
            bool fails = one.Between(0, 1) < (one.IsAfterFault ? 0.5 : 0.15);
            one.Facts.StepStarted("charge", ToldCase.At(one.Clock)).Dependency("bank").StepEnded("charge", ToldCase.At(one.Clock += 20), outcome: fails ? Outcome.Failed : Outcome.Completed);
            _ = fails ? one.Step("release", one.Between(1000, 1400), "stock") : one.Step("pack", 60);
            one.Facts.Ended(ToldCase.At(one.Clock += 1), fails ? Outcome.Failed : Outcome.Completed);
        }, apart: 30);

        Assert.NotEqual("stock", told.Subject);
    }

    private static double Shorter(ToldCase one) => one.IsAfterFault ? one.Between(26, 28) : one.Between(28, 32);

    private static double Longer(ToldCase one) => one.IsAfterFault ? one.Between(3, 3.5) : one.Between(1.5, 2);

    private static void Ending(ToldCase one, bool hangs, bool person)
    {
        _ = one.Step("bank", hangs && !person ? null : one.Between(1, 3), "bank");
        if (hangs)
        {
            _ = person ? one.Facts.StepScheduled("person", ToldCase.At(one.Clock)) : one.Facts;
            return;
        }

        one.Approved();
    }

    /// <summary>Each call has to be made by one of a few workers, once something is wrong.</summary>
    /// <param name="pause">Seconds that a worker is away after a call.</param>
    private static Action<ToldCase> Queued(int workers, Func<ToldCase, double> length, double pause = 0)
    {
        double[] free = new double[workers];
        return one =>
        {
            one.Started().Prepared();
            int next = Array.IndexOf(free, free.Min());
            double waits = one.IsAfterFault ? Math.Max(0, free[next] - one.Clock) : 0, takes = length(one);
            free[next] = one.Clock + waits + takes + pause;
            one.Step("bank", takes, "bank", waits).Approved();
        };
    }
}
