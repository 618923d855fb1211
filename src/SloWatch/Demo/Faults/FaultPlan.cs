using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Faults;

/// <summary>What goes wrong, and when: the simulated world reads it, and so does whoever tells of it.</summary>
/// <param name="once">In order.</param>
/// <param name="rotation">After them; null: nothing more.</param>
internal sealed class FaultPlan(IReadOnlyList<Fault> once, FaultRotation? rotation = null)
{
    public static FaultPlan None { get; } = new([]);

    /// <summary>The one of this kind that is on; null: none is.</summary>
    public Fault? At(FaultKind kind, Instant at)
    {
        foreach (Fault fault in once)
        {
            if (fault.Kind == kind && fault.Range.Contains(at))
            {
                return fault;
            }
        }

        return rotation?.At(at) is { } turn && turn.Kind == kind && turn.Range.Contains(at) ? turn : null;
    }

    /// <summary>Those that begin within the range, in order.</summary>
    public IEnumerable<Fault> BeginningIn(TimeRange range) =>
        once.Where(fault => range.Contains(fault.Range.From)).Concat(rotation?.BeginningIn(range) ?? []);
}
