using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns of which a unit is about one step, or the time between two, while another is what its case waits for.</summary>
public sealed class BesideBurnTests
{
    private static readonly Measurement ShippedInTime = Measure.By("handoff", ("from", "pack"), ("to", "ship"), ("within", "5m"));

    [Fact]
    public void A_hand_off_to_a_step_that_is_scheduled_and_not_taken_up_waits_for_that_step()
    {
        Conclusion told = WholeBurn.Diagnosed(ShippedInTime, one =>
        {
            one.Started().Prepared().Step("pack", one.Between(50, 70));
            one.Step("ship", one.Between(20, 30), waits: one.IsAfterFault ? one.Between(600, 900) : 5);
            one.Facts.Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.Equal((Stuck, "ship"), (told.Cause, told.Subject));
        Assert.Matches(@"^Likely stuck at step ship: (\d+) of \1 bad hand-offs wait there to be taken up\. Since the first of them \w+( else| others?) went on from there, and [1-9]\d* of the bad ones did at last; before, 0 of [1-9]\d* that came by went bad\.$", told.Sentence);
    }

    [Fact]
    public void A_hand_off_that_waits_for_who_makes_slow_calls_waits_for_the_dependency()
    {
        double[] free = new double[4];
        Conclusion told = WholeBurn.Diagnosed(ShippedInTime, one =>
        {
            one.Started().Prepared().Step("pack", one.Between(50, 70));
            int next = Array.IndexOf(free, free.Min());
            double waits = one.IsAfterFault ? Math.Max(0, free[next] - one.Clock) : 0, takes = one.IsAfterFault ? one.Between(600, 700) : one.Between(50, 70);
            free[next] = one.Clock + waits + takes;
            one.Step("ship", takes, "carrier", waits).Facts.Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.Equal((DependencyOutage, "carrier"), (told.Cause, told.Subject));
    }

    [Fact]
    public void What_was_handed_over_at_once_came_by_the_next_step_as_well()
    {
        Conclusion told = WholeBurn.Diagnosed(ShippedInTime, one =>
        {
            one.Started().Prepared().Step("pack", one.Between(50, 70));
            one.Step("ship", one.Between(20, 30), waits: one.IsAfterFault ? 900 : 0);
            one.Facts.Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.Equal((Stuck, "ship"), (told.Cause, told.Subject));
        Assert.Matches(@"; before, 0 of [1-9]\d+ that came by went bad\.$", told.Sentence);
    }

    [Fact]
    public void A_case_that_is_told_to_have_ended_stands_nowhere()
    {
        Conclusion told = WholeBurn.Diagnosed(ShippedInTime, one =>
        {
            one.Started().Prepared();
            double late = one.IsAfterFault ? 1200 : 0;
            one.Later(late).Step("pack", one.Between(50, 70)).Later(-late).Step("ship", one.Between(20, 30));
            one.Facts.Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches(@"^Not clear: of (\d+) bad hand-offs \1 had ended already, and nothing else sets most of them apart\.$", told.Sentence);
    }

    [Theory]
    [InlineData("scope")]
    [InlineData("join")]
    [InlineData("handoff")]
    public void What_stands_still_only_because_a_call_of_its_case_does_not_come_back_waits_for_the_dependency(string way)
    {
        Measurement measurement = way switch
        {
            "scope" => Measure.StepTime("join", "5m"),
            "join" => Measure.WaitTime("join", "5m"),
            _ => Measure.By("handoff", ("from", "ident"), ("to", "ship"), ("within", "5m")),
        };
        Conclusion told = WholeBurn.Diagnosed(measurement, one => Joined(one, way == "scope"));

        Assert.Equal((DependencyOutage, "bureau"), (told.Cause, told.Subject));
        Assert.Matches(@"; before, 0 of [1-9]\d* that called it went bad\.$", told.Sentence);
    }

    [Fact]
    public void Where_a_call_is_open_as_long_as_ever_it_is_neither_stuck_nor_is_no_call_said_to_be_open()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.StepTime("review", "10m"), one =>
        {
            one.Started().Prepared();
            double begun = one.Clock, takes = one.IsAfterFault ? 3000 : one.Between(80, 120);
            one.Facts.StepStarted("review", ToldCase.At(begun)).StepStarted("remind", ToldCase.At(begun)).Dependency("mailer");
            one.Facts.StepEnded("remind", ToldCase.At(begun + takes)).StepEnded("review", ToldCase.At(begun + takes)).Ended(ToldCase.At(begun + takes + 1));
        });

        Assert.Equal(NotClear, told.Cause);
        Assert.Matches(@"^Not clear: (\d+) of \1 stood at step review while a call of theirs was open\.$", told.Sentence);
        Assert.DoesNotContain(told.Others, other => other.Contains("no call open", StringComparison.Ordinal));
    }

    /// <summary>Two calls at once, and a step that goes on when both have come back.</summary>
    private static void Joined(ToldCase one, bool isOpen)
    {
        one.Started().Prepared();
        double begun = one.Clock, bureau = one.IsAfterFault ? 1400 : one.Between(50, 70), ident = one.Between(40, 60);
        one.Facts.StepStarted("credit", ToldCase.At(begun)).Dependency("bureau").StepStarted("ident", ToldCase.At(begun)).Dependency("idco");
        _ = isOpen ? one.Facts.StepStarted("join", ToldCase.At(begun)) : one.Facts.StepScheduled("join", ToldCase.At(begun));
        one.Facts.StepEnded("credit", ToldCase.At(begun + bureau)).StepEnded("ident", ToldCase.At(begun + ident));
        one.Clock = begun + Math.Max(bureau, ident) + 1;
        _ = isOpen ? one.Facts : one.Facts.StepStarted("join", ToldCase.At(one.Clock));
        one.Facts.StepEnded("join", ToldCase.At(one.Clock + 1));
        one.Clock += 1;
        one.Step("ship", one.Between(20, 30)).Facts.Ended(ToldCase.At(one.Clock + 1));
    }
}
