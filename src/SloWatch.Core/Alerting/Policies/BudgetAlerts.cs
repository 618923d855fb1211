namespace SloWatch.Core.Alerting.Policies;

/// <summary>What is raised by how the budget of the whole window stands, however fast it burns.</summary>
/// <param name="Spent">Shares 0..1, each a ticket when so much is spent.</param>
/// <param name="Exhausted">Null: nothing is raised when all is spent.</param>
public sealed record BudgetAlerts(IReadOnlyList<decimal> Spent, AlertSeverity? Exhausted, Forecast? Forecast)
{
    public static readonly BudgetAlerts None = new([], null, null);
}

/// <summary>Raised when the budget will be spent soon if it goes on burning as it did.</summary>
/// <param name="Over">What the burn rate is taken over.</param>
/// <param name="Within">How soon; a calendar period that ends sooner counts to its end.</param>
public sealed record Forecast(TimeSpan Over, TimeSpan Within, AlertSeverity Severity);
