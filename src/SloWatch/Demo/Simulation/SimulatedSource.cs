using SloWatch.Cli.Demo.Workflows;

namespace SloWatch.Cli.Demo.Simulation;

/// <summary>A system that reports to SloWatch.</summary>
/// <param name="Every">How often it posts what has happened since.</param>
internal sealed record SimulatedSource(string Name, string Workflow, TimeSpan Every)
{
    public static IReadOnlyList<SimulatedSource> All { get; } =
    [
        new(LoanTale.Source, LoanTale.Workflow, TimeSpan.FromSeconds(2)),
        new(OrderTale.Shop, OrderTale.Workflow, TimeSpan.FromSeconds(2)),
        new(OrderTale.Payments, OrderTale.Workflow, TimeSpan.FromSeconds(2)),
        new(OrderTale.Kitchen, OrderTale.Workflow, TimeSpan.FromSeconds(5)),
        new(OrderTale.Courier, OrderTale.Workflow, TimeSpan.FromSeconds(5)),
        new(SettlementTale.Source, SettlementTale.Workflow, TimeSpan.FromSeconds(10)),
    ];
}
