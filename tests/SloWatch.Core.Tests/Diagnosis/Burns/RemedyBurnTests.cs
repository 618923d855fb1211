using SloWatch.Core.Diagnosis;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns of cases that take another way once a call has failed.</summary>
public sealed class RemedyBurnTests
{
    private static readonly Measurement InFifteenMinutes = Measure.CycleTime("15m"), Moving = Measure.By("stuck", ("after", "10m")),
        Successful = Measure.By("success", ("within", "15m"));

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(0.03, null)]
    [InlineData(0.0, "mailhouse")]
    [InlineData(0.03, "mailhouse")]
    public void What_is_done_by_hand_after_a_call_that_failed_is_late_for_the_call(double before, string? byHand)
    {
        foreach (Measurement measurement in new[] { InFifteenMinutes, Moving, Successful })
        {
            Conclusion told = WholeBurn.Diagnosed(measurement, one => ByHand(one, one.IsAfterFault ? 0.5 : before, one.Between(1000, 1400), byHand));

            Assert.Equal((DependencyOutage, "bank"), (told.Cause, told.Subject));
            Assert.Matches(@"(\d+) of \d+ bad instances went bad in calls to it that failed \('HTTP 503'\)", told.Sentence);
        }
    }

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(0.03, null)]
    [InlineData(0.03, "stock")]
    public void What_is_undone_after_a_call_that_failed_is_late_for_the_call(double before, string? undoing)
    {
        foreach (Measurement measurement in new[] { InFifteenMinutes, Moving })
        {
            Conclusion told = WholeBurn.Diagnosed(measurement, one => Undone(one, one.IsAfterFault ? 0.5 : before, one.Between(1000, 1400), undoing));

            Assert.Equal((DependencyOutage, "bank"), (told.Cause, told.Subject));
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(480)]
    public void Where_calls_fail_as_ever_what_is_late_by_hand_is_late_for_that(double asEver)
    {
        foreach (Measurement measurement in new[] { InFifteenMinutes, Moving, Successful })
        {
            double Takes(ToldCase one) => one.IsAfterFault ? 3000 : asEver * one.Between(0.8, 1.2);
            Conclusion byHand = WholeBurn.Diagnosed(measurement, one => ByHand(one, 0.07, Takes(one), "mailhouse"), apart: 10);
            Conclusion person = WholeBurn.Diagnosed(measurement, one => ByHand(one, 0.07, Takes(one), null), apart: 10);

            Assert.Equal((DependencyOutage, "mailhouse"), (byHand.Cause, byHand.Subject));
            Assert.Equal((Stuck, "manual"), (person.Cause, person.Subject));
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(480)]
    public void Where_calls_fail_as_ever_what_is_late_in_undoing_is_late_for_that(double asEver)
    {
        Conclusion told = WholeBurn.Diagnosed(Moving, one => Undone(one, 0.07, one.IsAfterFault ? 3000 : asEver * one.Between(0.8, 1.2), "stock"), apart: 10);

        Assert.Equal((DependencyOutage, "stock"), (told.Cause, told.Subject));
    }

    private static void ByHand(ToldCase one, double failing, double takes, string? dependency)
    {
        one.Started().Prepared();
        if (one.Between(0, 1) < failing)
        {
            one.Failed("bank", 20, "bank").Later(1).Step("manual", takes, dependency);
        }
        else
        {
            one.Step("bank", one.Between(20, 60), "bank");
        }

        one.Later(1).Step("pack", one.Between(40, 80)).Facts.Ended(ToldCase.At(one.Clock + 1));
    }

    private static void Undone(ToldCase one, double failing, double takes, string? dependency)
    {
        one.Started().Step("reserve", one.Between(3, 8), "stock");
        if (one.Between(0, 1) < failing)
        {
            one.Failed("bank", 20, "bank").Later(1).Step("release", takes, dependency, undoes: "reserve").Facts.Ended(ToldCase.At(one.Clock + 1), Outcome.Failed).Error("paid back");
            return;
        }

        one.Step("bank", one.Between(20, 60), "bank").Step("pack", one.Between(40, 80)).Facts.Ended(ToldCase.At(one.Clock + 1));
    }
}
