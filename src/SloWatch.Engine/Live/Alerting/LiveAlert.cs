using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>One alert while the service runs: how it stands, and what of that is news for the store.</summary>
internal sealed class LiveAlert
{
    private StoredAlert stored;

    public LiveAlert(StoredAlert stored) => this.stored = stored;

    public LiveAlert(AlertKey key, AlertSeverity severity, string? measurement, Instant since)
        : this(new StoredAlert(key, severity, new AlertState(AlertPhase.Ok, since), measurement, "", []))
    {
    }

    public AlertKey Key => stored.Key;

    public AlertState State => stored.State;

    public string? Measurement => stored.Measurement;

    public void Step(Observation observation, Instant minute, DecisionRound round, Func<IReadOnlyList<WindowCounts>>? counts = null)
    {
        AlertState before = State;
        AlertStep step = AlertMachine.Step(before, observation, minute);
        if (step.State == before)
        {
            return;
        }

        stored = stored with { State = step.State };
        if (step.Change is not { } change || !(before.IsOpen || step.State.IsOpen))
        {
            return; // of what is well and not known the store knows by its workflow
        }

        stored = stored with { Reason = step.Reason!, Counts = counts?.Invoke() ?? [] };
        round.News.Changed(new AlertTransition(Key, stored.Severity, change, before.Phase, step.State.Phase, minute, round.Wall, stored.Reason, stored.Counts));
        round.News.Stands(stored);
    }

    /// <summary>The rules now say so.</summary>
    public void Use(AlertSeverity severity, string? measurement, AlertNews news)
    {
        StoredAlert used = stored with { Severity = severity, Measurement = measurement };
        if (used != stored)
        {
            stored = used;
            news.Stands(stored);
        }
    }

    public void TellAll(AlertNews news) => news.Stands(stored);

    /// <summary>After a restart; the store keeps of what is well only that.</summary>
    public void WasUnknown() => stored = stored with { State = State with { Phase = State.IsOpen ? AlertPhase.FiringUnknown : AlertPhase.OkUnknown } };
}
