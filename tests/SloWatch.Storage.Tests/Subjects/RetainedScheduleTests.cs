using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Storage.Tests.Retention;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>Days of a schedule that are removed with the cases that answered them.</summary>
public sealed class RetainedScheduleTests
{
    private static readonly Measurement Daily = Measure.By("schedule", ("cron", "0 9 * * *"), ("within", "1h"));
    private static readonly RuleSet Rules = Days.Of(Days.InAnHour, Daily);

    [Fact]
    public void What_is_removed_leaves_its_slots_counted_and_no_day_is_opened_again()
    {
        using LivePlace live = new(Rules, "00:00", Days.Ten);
        for (int day = 0; day < 20; day++)
        {
            if (day % 5 != 3)
            {
                live.Deliver([.. Days.Case($"c{day}", day, 20)]);
            }

            live.EndOf(day);
        }

        Tally before = live.Place.Sum(Daily);
        Assert.Equal(new Tally(21, 16, 4, 0, 0), before);
        live.Retain();
        int left = live.Place.Read(store => store.Instances.All(Some.WorkflowName).Count());
        Assert.True(left < 30, $"{left} rows are left");
        live.Place.AssertAudited(Rules);

        live.Restart();
        live.Tick();
        Assert.Equal((before, left), (live.Place.Sum(Daily), live.Place.Read(store => store.Instances.All(Some.WorkflowName).Count())));

        live.EndOf(20);
        Assert.Equal(5, live.Place.Sum(Daily).Bad);
        live.Place.AssertAudited(Rules);
    }
}
