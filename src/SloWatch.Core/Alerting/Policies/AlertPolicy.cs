namespace SloWatch.Core.Alerting.Policies;

/// <summary>When the burn of a budget calls for people. It is data: whatever decides reads nothing else.</summary>
/// <param name="MinBad">Bad units that the long window of a burn rate, or the time of a forecast, must hold at least: at low volume that is what stops false pages. A budget that is spent is spent by fewer, too.</param>
public sealed record AlertPolicy(string Name, IReadOnlyList<BurnPair> Burns, int MinBad, BudgetAlerts Budget)
{
    public const string DefaultName = "default";

    public const int UsualMinBad = 3;

    /// <summary>For objectives that name no other: 2 % in 1 h and 5 % in 6 h page, 10 % in 1 d and in 3 d make tickets, and so does a budget that is spent.</summary>
    public static readonly AlertPolicy Default = new(
        DefaultName,
        [
            Pair(0.02m, TimeSpan.FromHours(1), AlertSeverity.Page),
            Pair(0.05m, TimeSpan.FromHours(6), AlertSeverity.Page),
            Pair(0.10m, TimeSpan.FromDays(1), AlertSeverity.Ticket),
            Pair(0.10m, TimeSpan.FromDays(3), AlertSeverity.Ticket),
        ],
        UsualMinBad,
        new BudgetAlerts([], AlertSeverity.Ticket, null));

    /// <summary>Nobody wrote it: what cannot fire for an objective is left out of it, and not called an error.</summary>
    public bool IsBuiltIn => ReferenceEquals(this, Default);

    /// <summary>Someone may be called.</summary>
    public bool Pages =>
        Burns.Any(pair => pair.Severity == AlertSeverity.Page) || Budget.Exhausted == AlertSeverity.Page || Budget.Forecast?.Severity == AlertSeverity.Page;

    private static BurnPair Pair(decimal share, TimeSpan longWindow, AlertSeverity severity) => new(share, longWindow, BurnPair.UsualShort(longWindow), severity);
}
