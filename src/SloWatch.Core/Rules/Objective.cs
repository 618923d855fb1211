using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Rules;

/// <summary>A measurement with a target, a window and the people who answer for it.</summary>
public sealed record Objective(string Name, Measurement Measurement, TargetShare Target, BudgetWindow Window)
{
    public string? Description { get; init; }

    /// <summary>Name of the Owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Path of the runbook, relative to the rules folder.</summary>
    public string? Runbook { get; init; }

    /// <summary>When burns of its budget call for people; null: never.</summary>
    public AlertPolicy? Alerts { get; init; }

    /// <summary>Someone may be called.</summary>
    public bool Pages => Alerts is { Pages: true };

    public Place Place { get; init; }
}

public sealed record Owner(string Name)
{
    public string? Description { get; init; }
}
