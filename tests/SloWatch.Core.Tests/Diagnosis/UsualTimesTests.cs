using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is known of others that ended.</summary>
public sealed class UsualTimesTests
{
    [Fact]
    public void Usual_is_the_lower_median_also_when_more_is_known_later()
    {
        UsualTimes usual = Of([Took(1, 30), Took(1, 10)]);
        Assert.Equal(Minutes(10, 10), usual.OfStep("check"));

        usual.Add(Life(Took(1, 20)));
        Assert.Equal(Minutes(20, 20), usual.OfStep("check"));
        usual.Add(Life(Took(1, 5)));
        Assert.Equal(Minutes(10, 10), usual.OfStep("check"));
    }

    [Fact]
    public void A_visit_is_as_long_as_those_of_a_case_are_on_average() => Assert.Equal(Minutes(10, 30), Of([Took(3, 10), Took(1, 10), Took(5, 20)]).OfStep("check"));

    [Fact]
    public void What_did_not_end_well_tells_nothing()
    {
        UsualTimes usual = Of([Took(1, 10), Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "11:00").Ended("11:00", Outcome.Failed), Case.AtNine().StepStarted("check", "09:00").StepEnded("check", "11:00")]);

        Assert.Equal((1, Minutes(10, 10)), (usual.Lives, usual.OfStep("check")));
    }

    [Theory]
    [InlineData(10, 1, Outcome.Failed, true)]
    [InlineData(10, 1, Outcome.TimedOut, true)]
    [InlineData(11, 1, Outcome.Failed, false)]
    [InlineData(11, 2, Outcome.Failed, false)]
    [InlineData(10, 0, Outcome.Failed, false)]
    public void A_step_fails_often_that_does_so_in_a_tenth_of_the_cases(int cases, int failures, Outcome outcome, bool often)
    {
        Case first = Case.AtNine();
        for (int i = 0; i < failures; i++)
        {
            first.StepStarted("check", $"09:0{i}", $"f{i}").StepEnded("check", $"09:0{i}:30", $"f{i}", outcome);
        }

        first.StepStarted("check", "09:10", "r").StepEnded("check", "09:11", "r").Ended("09:12");
        Assert.Equal(often, Of([first, .. Enumerable.Range(1, cases - 1).Select(_ => Took(1, 1))]).OftenFails("check"));
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(10, 1, true)]
    [InlineData(10, 2, false)]
    [InlineData(0, 10, false)]
    public void A_step_outlives_another_where_it_ends_after_it_nearly_always(int after, int before, bool outlives)
    {
        Case[] cases = [.. Enumerable.Range(0, after).Select(_ => Beside("09:10", "09:20")), .. Enumerable.Range(0, before).Select(_ => Beside("09:20", "09:10"))];
        Assert.Equal(outlives, Of(cases).Outlives("hold", "check"));
    }

    [Fact]
    public void Steps_that_end_together_or_one_when_the_other_begins_outlive_nothing()
    {
        UsualTimes usual = Of([Beside("09:10", "09:10"), Case.AtNine().StepStarted("hold", "09:01").StepEnded("hold", "09:05").StepStarted("check", "09:05").StepEnded("check", "09:10").Ended("09:30")]);

        Assert.False(usual.Outlives("hold", "check"));
        Assert.False(usual.Outlives("check", "hold"));
    }

    [Fact]
    public void However_often_a_step_outlives_another_in_a_case_that_is_one_case()
    {
        Case often = Case.AtNine();
        for (int i = 10; i < 40; i += 2)
        {
            often.StepStarted("check", $"09:{i}", $"c{i}").StepStarted("hold", $"09:{i}:01", $"h{i}").StepEnded("hold", $"09:{i}:10", $"h{i}").StepEnded("check", $"09:{i}:20", $"c{i}");
        }

        Assert.True(Of([often.Ended("09:50"), .. Enumerable.Range(0, 10).Select(_ => Beside("09:10", "09:20"))]).Outlives("hold", "check"));
    }

    private static Case Beside(string checkEnded, string holdEnded) =>
        Case.AtNine().StepStarted("check", "09:01", "c").StepStarted("hold", "09:02", "h").StepEnded("check", checkEnded, "c").StepEnded("hold", holdEnded, "h").Ended("09:30");

    /// <summary>Visits with a minute between.</summary>
    private static Case Took(int visits, int minutes)
    {
        Case one = Case.AtNine();
        for (int i = 0; i < visits; i++)
        {
            one.StepStarted("check", At(i * (minutes + 1)), $"r{i}").StepEnded("check", At((i * (minutes + 1)) + minutes), $"r{i}");
        }

        return one.Ended("12:00");
    }

    private static string At(int minute) => Monday.Text(Monday.At("09:00") + TimeSpan.FromMinutes(minute));

    private static UsualTime Minutes(int visit, int all) => new(TimeSpan.FromMinutes(visit), TimeSpan.FromMinutes(all));

    private static UsualTimes Of(Case[] ended)
    {
        UsualTimes usual = new();
        foreach (Case one in ended)
        {
            usual.Add(Life(one));
        }

        return usual;
    }

    private static Life Life(Case one) => Recount.Fold(one.Facts, Some.Workflow).Lives[0];
}
