using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns in which nothing at all is told for a while, and calls take most of the time of a case.</summary>
public sealed class FreezeBurnTests
{
    private static readonly Measurement InFifteenMinutes = Measure.CycleTime("15m");

    [Theory]
    [InlineData(2400)]
    [InlineData(1500)]
    [InlineData(3300)]
    public void What_was_open_while_nothing_at_all_was_told_names_no_dependency(double frozen)
    {
        foreach (Measurement measurement in new[] { InFifteenMinutes, Measure.StepTime("charge", "15m") })
        {
            Conclusion told = WholeBurn.Diagnosed(measurement, one => Called(one, one.Between(250, 400)), apart: 30, frozen: frozen);

            Assert.Equal(NotClear, told.Cause);
            Assert.Matches(@"^Not clear: nothing at all was told of any case (between [-0-9]{10}T1[01]:\d\dZ and [-0-9]{10}T11:\d\dZ|from [-0-9]{10}T11:0\dZ on), and \d+ of \d+ lost their time in it: what runs them may have stood still\.$", told.Sentence);
        }
    }

    [Fact]
    public void It_is_said_also_where_nothing_else_would_be_named()
    {
        Conclusion told = WholeBurn.Diagnosed(InFifteenMinutes, one =>
        {
            one.Started().Prepared().Step("charge", one.Between(100, 200), "bank").Step("ship", one.Between(100, 200), "carrier").Step("pack", one.Between(50, 200));
            one.Facts.Ended(ToldCase.At(one.Clock + 1));
        }, apart: 30, frozen: 2400);

        Assert.Contains("nothing at all was told of any case", told.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_in_which_every_call_hangs_while_cases_go_on_beginning_is_named()
    {
        Conclusion told = WholeBurn.Diagnosed(InFifteenMinutes, one =>
        {
            one.Started().Step("charge", one.Clock > WholeBurn.Fault - 200 ? null : one.Between(250, 400), "bank");
            if (one.Facts.Last.Kind == Core.Events.EventKind.StepEnded)
            {
                one.Facts.Ended(ToldCase.At(one.Clock + 1));
            }
        });

        Assert.Equal((DependencyOutage, "bank"), (told.Cause, told.Subject));
    }

    [Fact]
    public void Cases_that_begin_all_at_once_and_all_hang_are_not_said_to_stand_still_together()
    {
        Conclusion told = WholeBurn.Diagnosed(InFifteenMinutes, one =>
        {
            // A hundred in four minutes, and two hours later as many.
            if (one.Begun is > 300 and < WholeBurn.Fault)
            {
                one.Facts.Started(ToldCase.At(one.Begun % 300)).Ended(ToldCase.At((one.Begun % 300) + 200));
                return;
            }

            Called(one, one.IsAfterFault ? null : one.Between(250, 400));
        }, apart: 20, then: 20);

        Assert.DoesNotContain("nothing at all was told", told.Sentence, StringComparison.Ordinal);
    }

    private static void Called(ToldCase one, double? takes)
    {
        one.Started().Step("charge", takes, "bank");
        if (takes is not null)
        {
            one.Step("pack", one.Between(20, 40)).Facts.Ended(ToldCase.At(one.Clock + 1));
        }
    }
}
