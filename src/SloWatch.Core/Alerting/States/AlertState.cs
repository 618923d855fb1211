using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.States;

/// <summary>How an alert stands. What is not known stays as it was last known.</summary>
public enum AlertPhase
{
    Ok,
    Firing,
    OkUnknown,
    FiringUnknown,
}

/// <param name="Since">The decision by which it is firing, or by which it no longer is; not knowing changes nothing of it.</param>
public readonly record struct AlertState(AlertPhase Phase, Instant Since)
{
    /// <summary>Someone has something to do, as far as is known.</summary>
    public bool IsOpen => Phase.IsOpen();
}

public static class AlertPhases
{
    public static bool IsOpen(this AlertPhase phase) => phase is AlertPhase.Firing or AlertPhase.FiringUnknown;

    public static bool IsUnknown(this AlertPhase phase) => phase is AlertPhase.OkUnknown or AlertPhase.FiringUnknown;
}
