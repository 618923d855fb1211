using SloWatch.Core.Diagnosis;
using SloWatch.Core.Events;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Diagnosis.LikelyCause;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Burns in which calls fail that are not to blame: what lies between is down, or one of two versions cannot make them.</summary>
public sealed class BetweenBurnTests
{
    private static readonly string[] Called = ["bank", "bureau", "carrier"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_calls_to_all_others_fail_as_well_the_first_in_line_is_not_named(bool onlyBank)
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("15m"), one =>
        {
            one.Started().Prepared();
            foreach (string dependency in Called)
            {
                if (one.Clock >= WholeBurn.Fault && one.Clock < WholeBurn.Fault + 900 && (dependency == "bank" || !onlyBank))
                {
                    one.Failed($"call-{dependency}", 20, dependency).Facts.Ended(ToldCase.At(one.Clock + 1), Outcome.Failed);
                    return;
                }

                one.Step($"call-{dependency}", one.Between(100, 160), dependency).Later(1);
            }

            one.Facts.Ended(ToldCase.At(one.Clock));
        }, apart: 20);

        Assert.Equal(onlyBank ? (DependencyOutage, "bank") : (NotClear, null), (told.Cause, told.Subject));
        Assert.True(onlyBank || told.Sentence.Contains("went bad in calls to bank, but so did ", StringComparison.Ordinal), told.Sentence);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public void One_of_two_versions_that_have_long_run_beside_each_other_may_be_to_blame_for_calls_that_only_it_makes_badly(string bad)
    {
        Conclusion told = WholeBurn.Diagnosed(Measure.CycleTime("15m"), one =>
        {
            string version = one.Between(0, 1) < 0.5 ? "v1" : "v2";
            one.Started(version).Prepared();
            if (one.IsAfterFault && version == bad)
            {
                one.Failed("call", 20, "bank").Facts.Ended(ToldCase.At(one.Clock + 1), Outcome.Failed);
                return;
            }

            one.Step("call", one.Between(100, 160), "bank").Facts.Ended(ToldCase.At(one.Clock + 1));
        });

        Assert.NotEqual(DependencyOutage, told.Cause);
        Assert.Contains(told.Cause == BadVersion ? $"a bad version, {bad}" : $"run version {bad}", told.Sentence, StringComparison.Ordinal);
    }
}
