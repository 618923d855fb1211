using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.States;

/// <summary>What became of an alert.</summary>
public enum AlertChange
{
    Fired,

    /// <summary>Its cause no longer holds.</summary>
    Resolved,

    /// <summary>Nobody can say any more whether its cause holds; it stays as it was.</summary>
    WentUnknown,

    /// <summary>It is known again, and stands as it did before.</summary>
    KnownAgain,

    /// <summary>It was open, and the rules no longer have its cause.</summary>
    Closed,
}

/// <param name="Change">Null: nothing to tell.</param>
/// <param name="Reason">Of the change; null when there is none.</param>
public readonly record struct AlertStep(AlertState State, AlertChange? Change, string? Reason);

/// <summary>
/// The life of one alert: one cause of one objective's policy, or a source that fell silent. Total: every state has an answer to every
/// observation. What is not known neither fires nor resolves.
/// </summary>
public static class AlertMachine
{
    /// <param name="now">The minute that is decided on.</param>
    public static AlertStep Step(AlertState state, Observation observation, Instant now) => (state.Phase, observation.Kind) switch
    {
        (AlertPhase.Ok or AlertPhase.OkUnknown, ObservationKind.Over) => new(new(AlertPhase.Firing, now), AlertChange.Fired, observation.Reason),
        (AlertPhase.Firing or AlertPhase.FiringUnknown, ObservationKind.Clear) => new(new(AlertPhase.Ok, now), AlertChange.Resolved, observation.Reason),
        (AlertPhase.Firing or AlertPhase.FiringUnknown, ObservationKind.Gone) => new(new(AlertPhase.Ok, now), AlertChange.Closed, observation.Reason),
        (AlertPhase.Ok, ObservationKind.Unknown) => new(state with { Phase = AlertPhase.OkUnknown }, AlertChange.WentUnknown, observation.Reason),
        (AlertPhase.Firing, ObservationKind.Unknown) => new(state with { Phase = AlertPhase.FiringUnknown }, AlertChange.WentUnknown, observation.Reason),
        (AlertPhase.OkUnknown, ObservationKind.Clear) => new(state with { Phase = AlertPhase.Ok }, AlertChange.KnownAgain, observation.Reason),
        (AlertPhase.FiringUnknown, ObservationKind.Over) => new(state with { Phase = AlertPhase.Firing }, AlertChange.KnownAgain, observation.Reason),
        (AlertPhase.OkUnknown, ObservationKind.Gone) => new(state with { Phase = AlertPhase.Ok }, null, null),
        _ => new(state, null, null),
    };
}
