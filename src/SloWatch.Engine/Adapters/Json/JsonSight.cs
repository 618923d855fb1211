using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>What messages show, by the events that the mapping makes of them.</summary>
internal static class JsonSight
{
    public static Sight Of(JsonMapping mapping)
    {
        bool Makes(EventKind kind) => mapping.Rules.Any(rule => rule.Kind == kind);
        bool Says(EventKind kind, EventField field) => mapping.Rules.Any(rule => rule.Kind == kind && rule.Says(field));
        return Sight.Order | Sight.EveryInstance
            | If(Makes(EventKind.Started), Sight.Starts)
            | If(Makes(EventKind.Ended), Sight.Ends)
            | If(Makes(EventKind.Ended) && (Says(EventKind.Ended, EventField.By) || Says(EventKind.Ended, EventField.Error)), Sight.EndCauses)
            | If(Makes(EventKind.StepEnded), Sight.Steps)
            | If(Makes(EventKind.StepStarted) || Makes(EventKind.StepScheduled), Sight.OpenSteps)
            | If(Makes(EventKind.StepStarted) && Makes(EventKind.StepScheduled), Sight.PickUp)
            | If(Makes(EventKind.StepFailed) || Says(EventKind.StepEnded, EventField.Attempt), Sight.Attempts)
            | If(Makes(EventKind.Blocked), Sight.Blocks)
            | If(Makes(EventKind.State), Sight.States)
            | If(Makes(EventKind.Gauge), Sight.Gauges);
    }

    private static Sight If(bool holds, Sight sight) => holds ? sight : Sight.None;
}
