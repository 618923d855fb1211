using SloWatch.Cli.Demo.Faults;

namespace SloWatch.Cli.Demo.Telling;

/// <summary>Faults that have begun, and what comes of them.</summary>
internal sealed class KnownFaults
{
    /// <summary>So long after a fault is over, what happens is still by it.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(15);

    private readonly List<Fault> faults = [];

    public void Add(Fault fault) => faults.Insert(0, fault);

    /// <summary>The last that touches the workflow, unless that is long over.</summary>
    public Fault? CauseOf(AlertChange change)
    {
        foreach (Fault fault in faults)
        {
            bool touches = FaultText.Of(fault.Kind).Workflow == change.Workflow && (fault.Kind == FaultKind.SilentSource) == change.IsOfSource;
            if (touches && change.Minute >= fault.Range.From && change.Minute < fault.Range.To + Aftermath)
            {
                return fault;
            }
        }

        return null;
    }
}
