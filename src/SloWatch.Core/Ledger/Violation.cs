using SloWatch.Core.Time;

namespace SloWatch.Core.Ledger;

/// <summary>A bad unit with its evidence.</summary>
/// <param name="Measurement">Hash of the measurement that judged it.</param>
/// <param name="At">When it became bad.</param>
/// <param name="Reason">A sentence of a few words: <c>still open at its deadline</c>.</param>
/// <param name="State">The state it was in, of the workflow's main track.</param>
/// <param name="ClosedAt">When it closed after all; null while it is open. Later than <paramref name="At"/> says how late.</param>
public sealed record Violation(
    string Measurement,
    string Workflow,
    string Instance,
    string Unit,
    Instant At,
    string Reason,
    string? Step = null,
    string? State = null,
    string? Dependency = null,
    string? Version = null,
    string? Error = null,
    Instant? ClosedAt = null)
{
    public ViolationKey Key => new(Measurement, Workflow, Instance, Unit);
}

public readonly record struct ViolationKey(string Measurement, string Workflow, string Instance, string Unit);
