using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns that are none: one who tells of a step has a clock that is wrong by twelve minutes since.</summary>
public sealed class SkewBurnTests
{
    private static readonly Measurement HandedOver = Measure.By("handoff", ("from", "charge"), ("to", "pack"), ("within", "5m"));

    [Fact]
    public void What_is_told_to_have_been_before_its_case_began_stood_nowhere()
    {
        foreach (Measurement measurement in new[] { HandedOver, Measure.CycleTime("10m", ("from", Step("charge")), ("to", Step("pack"))) })
        {
            Conclusion told = WholeBurn.Diagnosed(measurement, one => Told(one, charge: -720, pack: 0));

            Assert.Equal(LikelyCause.NotClear, told.Cause);
            Assert.Matches(@"^Not clear: of (\d+) bad [a-z-]+ \1 are told to have been there before their cases began, ", told.Sentence);
        }
    }

    [Fact]
    public void What_is_told_to_be_late_of_cases_that_had_ended_stands_nowhere()
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("10m", ("to", Step("pack"))), one => Told(one, charge: 0, pack: 720));

        Assert.Equal(LikelyCause.NotClear, told.Cause);
        Assert.Matches(@"^Not clear: of (\d+) bad instances \1 had ended already, ", told.Sentence);
    }

    private static (string, object)[] Step(string name) => [("step", name)];

    private static void Told(ToldCase one, double charge, double pack)
    {
        double wrong = one.IsAfterFault ? 1 : 0;
        one.Started().Prepared();
        one.Later(charge * wrong).Step("charge", one.Between(20, 40), "bank").Later(-charge * wrong);
        one.Later(pack * wrong).Step("pack", one.Between(50, 70)).Later(-pack * wrong).Step("ship", one.Between(20, 30));
        one.Facts.Ended(ToldCase.At(one.Clock + 1));
    }
}
