using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <param name="AsOf">
/// End of every window; null: for each workflow, up to where its sources are complete, and whoever is fed by one that fell silent is unknown.
/// </param>
/// <param name="Window">In place of the objectives' own windows.</param>
/// <param name="Objectives">What to report on, in this order.</param>
public sealed record BudgetReportRequest(IReadOnlyList<Objective> Objectives, Instant? AsOf = null, BudgetWindow? Window = null)
{
    /// <summary>With the window directly before beside each.</summary>
    public bool WithPrevious { get; init; }

    /// <summary>All there are, for others of a workflow may hold it back; null: the objectives are all.</summary>
    public RuleSet? Rules { get; init; }
}

/// <summary>The budgets of objectives at a moment, over the facts as they are known now.</summary>
/// <param name="AsOf">The moment asked for; else the least over the workflows in it.</param>
public sealed record BudgetReport(Instant AsOf, IReadOnlyList<ObjectiveReport> Objectives)
{
    /// <summary>Reads only the ledger and the sources. Throws <see cref="AsOfRefusedException"/> for a moment that is no full minute.</summary>
    public static BudgetReport Compute(IStoreReader store, BudgetReportRequest request, TimeProvider time)
    {
        AsOfRefusedException.Check(request.AsOf);
        Completeness completeness = Completeness.Of(store, request.Objectives, request.Rules);
        Instant wall = Instant.From(time.GetUtcNow()), nowhere = wall.FloorToMinute();
        Dictionary<string, Instant> ends = completeness.Workflows.ToDictionary(
            workflow => workflow,
            workflow => request.AsOf ?? completeness.DefaultAsOf(workflow) ?? completeness.LeastDefaultAsOf ?? nowhere);
        LedgerReports ledger = new(store.Ledger, completeness);
        ObjectiveReport[] reports = [.. request.Objectives.Select(objective => Report(objective, request, ends[objective.Measurement.Workflow.Name], ledger, wall))];
        Instant asOf = request.AsOf ?? (reports.Length == 0 ? nowhere : reports.Min(report => report.Range.To));
        return new(asOf, reports);
    }

    private static ObjectiveReport Report(Objective objective, BudgetReportRequest request, Instant end, LedgerReports ledger, Instant wall)
    {
        BudgetWindow window = request.Window ?? objective.Window;
        TimeRange range = window.Before(end);
        ObjectiveReport report = ledger.Of(objective, window, range, request.AsOf is null ? wall : null);
        return request.WithPrevious ? report with { Previous = ledger.Of(objective, window, window.DirectlyBefore(report.Range), wall: null) } : report;
    }
}
