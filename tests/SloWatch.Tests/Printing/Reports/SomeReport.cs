using SloWatch.Cli.Running;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Testing.Builders;

namespace SloWatch.Tests.Printing.Reports;

/// <summary>Reports as the ledger would give them.</summary>
internal static class SomeReport
{
    public static readonly Instant AsOf = Monday.At("30d 00:00");

    private static readonly RollingWindow Month = new(TimeSpan.FromDays(30));

    public static ObjectiveReport Of(string name, Tally tally, long pending = 0, decimal target = 0.9m, string? doubt = null)
    {
        Objective objective = new(name, Measure.CycleTime("24h"), new TargetShare(target), Month) { Owner = "desk", Runbook = "runbooks/slow.md" };
        return new(objective, Month, Month.Before(AsOf), tally, pending, BudgetStanding.Of(Budget.Of(objective.Target, tally), doubt));
    }

    /// <summary>One of every kind.</summary>
    public static BudgetReport Full() => new(
        AsOf,
        [
            Of("decided-in-24h", new(Begun: 2400, Good: 1171, Bad: 1158, Excluded: 12, ClosedBad: 530), pending: 345),
            Of("decided-in-7d", new(1000, 925, 60, 0, 60), pending: 15),
            Of("decided-in-14d", new(1000, 970, 24, 1, 24), target: 0.97m),
            Of("decided-in-90d", default),
        ]);

    public static string Written(Action<Terminal> write, int? width = null, bool colour = false)
    {
        StringWriter to = new() { NewLine = "\n" };
        write(new Terminal(to, TextWriter.Null) { Width = width, Colour = colour });
        return to.ToString();
    }
}
