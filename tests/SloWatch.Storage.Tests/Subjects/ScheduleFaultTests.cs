using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>Writes that fail between the cases and the days that they answer.</summary>
public sealed class ScheduleFaultTests : IDisposable
{
    private static readonly Measurement Hourly = Measure.By("schedule", ("cron", "0 * * * *"), ("within", "15m"));
    private static readonly RuleSet Rules = ImportPlace.Rules(Hourly, Measure.CycleTime("1h"));

    private static readonly WorkflowEvent[] Told =
        [.. Enumerable.Range(0, 60).SelectMany(hour => Case.Of($"c{hour}").Started($"{hour / 24}d {hour % 24:00}:{(hour % 7 == 3 ? 20 : 1):00}").Ended($"{hour / 24}d {hour % 24:00}:30").Facts)];

    private readonly ImportPlace place = new();
    private readonly ImportPlace whole = new();

    public void Dispose()
    {
        place.Dispose();
        whole.Dispose();
    }

    [Fact]
    public void An_import_that_dies_at_any_of_its_writes_is_completed_by_the_next()
    {
        whole.Import(Told, Rules);
        int deaths = 0;
        while (place.Dies(deaths, () => place.Import(Told, Rules)))
        {
            deaths++;
        }

        Assert.True(deaths >= 3, $"only {deaths} writes");
        Assert.Equal(whole.Dump(), place.Dump());
        place.AssertAudited(Rules);
    }

    [Fact]
    public void Rules_that_come_later_are_counted_once_though_the_back_fill_dies()
    {
        place.Import(Told, ImportPlace.Rules(Measure.CycleTime("1h")));
        whole.Import(Told, Rules);
        int deaths = 0;
        while (place.Dies(deaths, Fill))
        {
            deaths++;
        }

        Assert.True(deaths >= 3, $"only {deaths} writes");
        Assert.Equal(whole.Sum(Hourly), place.Sum(Hourly));
        place.AssertAudited(Rules);
    }

    private void Fill()
    {
        using IStore store = place.Through(place.Open());
        BackFill.Run(store, Rules, TimeProvider.System, null, CancellationToken.None);
    }
}
