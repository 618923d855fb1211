using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Retention;

/// <summary>Years of a service, by a driven clock: what it keeps grows until the first is old enough, and no more.</summary>
public class LongRunTests
{
    private const int CasesADay = 10;

    private static readonly string[] Tables = ["instance", "violation", "correlation_key", "alert_transition", "late_posting", "quarantine"];

    private static RuleSet Rules
    {
        get
        {
            RuleSet rules = ImportPlace.Rules(Measure.CycleTime("1h"));
            return rules with { Objectives = [rules.Objectives[0] with { Target = new TargetShare(0.99m), Alerts = AlertPolicy.Default, Window = new RollingWindow(TimeSpan.FromDays(30)) }] };
        }
    }

    [Fact]
    public void Over_five_hundred_days_what_is_kept_stops_growing_after_four_hundred()
    {
        using LivePlace live = new(Rules, "00:00", new LiveOptions { Retention = TimeSpan.FromDays(400) });
        Dictionary<string, long> at420 = [];
        for (int day = 0; day < 500; day++)
        {
            live.Clock.Now = Days.Day(day) + TimeSpan.FromHours(12);
            live.Deliver([.. Enumerable.Range(0, CasesADay).SelectMany(number => Case(day, number)), Odd(day)]);
            live.EndOf(day);
            live.Retain();
            if (day == 420)
            {
                at420 = Rows(live);
            }
        }

        live.Restart();
        Dictionary<string, long> at500 = Rows(live);
        Assert.InRange(at500["instance"], 400 * CasesADay, 401 * CasesADay);
        Assert.All(Tables, table => Assert.True(at420[table] > 100 || table == "late_posting", $"{table} has only {at420[table]}"));
        Assert.All(Tables, table => Assert.InRange(at500[table], 0, at420[table] * 102 / 100));
        live.Place.AssertAudited(Rules);
    }

    /// <summary>One in ten hangs until the next day, which fires and resolves an alert; each has a key of its own besides its business key.</summary>
    private static IEnumerable<WorkflowEvent> Case(int day, int number)
    {
        string id = $"c{day}-{number}";
        EventDetails details = new() { BusinessKey = $"order {id}", Keys = [new NamedValue("parcel", id)] };
        foreach (WorkflowEvent fact in Days.Case(id, day, number % 10 == 0 ? 20 * 60 : 30))
        {
            yield return fact.Kind == EventKind.Started ? fact with { Details = details } : fact;
        }
    }

    private static WorkflowEvent Odd(int day) => Some.Fact(EventKind.Watermark, "00:00", $"odd {day}") with { At = Days.Day(day) };

    private static Dictionary<string, long> Rows(LivePlace live)
    {
        using Storage.Sqlite.Connection connection = Storage.Sqlite.Connection.OpenForReading(live.Place.StorePath);
        return Tables.ToDictionary(table => table, table => connection.Scalar($"SELECT count(*) FROM {table}"));
    }
}
