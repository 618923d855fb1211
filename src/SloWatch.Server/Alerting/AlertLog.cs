using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Reading;

namespace SloWatch.Server.Alerting;

/// <summary>Writes what becomes of alerts into the log, a line each, in the order in which it was decided. What happened before the service began was told then.</summary>
internal sealed partial class AlertLog(ApiReading reading, ILogger<AlertLog> log)
{
    private const int AtATime = 200;

    private long told = reading.Read(store => store.Alerts.Transitions(null, null, 1)).Select(newest => newest.Id).FirstOrDefault();

    /// <summary>Tells what is new. Must not be called again before it ends.</summary>
    public Task TellAsync()
    {
        foreach (StoredTransition stored in Enumerable.Reverse(reading.Read(New)))
        {
            Tell(stored.Transition);
            told = stored.Id;
        }

        return Task.CompletedTask;
    }

    /// <summary>Newest first.</summary>
    private List<StoredTransition> New(IStoreReader store)
    {
        List<StoredTransition> found = [];
        long? before = null;
        while (true)
        {
            IReadOnlyList<StoredTransition> page = store.Alerts.Transitions(null, before, AtATime);
            found.AddRange(page.TakeWhile(one => one.Id > told));
            if (page.Count < AtATime || page[^1].Id <= told)
            {
                return found;
            }

            before = page[^1].Id;
        }
    }

    private void Tell(AlertTransition transition)
    {
        AlertKey key = transition.Key;
        AlertAddress address = AlertAddress.Of(reading.RuleSet, key);
        string severity = transition.Severity == AlertSeverity.Page ? "page" : "ticket";
        string owners = string.Join(", ", address.Owners) is { Length: > 0 } names ? names : "nobody";
        string minute = transition.Minute.ToString(), change = transition.Change.ToString().ToLowerInvariant();
        switch (transition.Change)
        {
            case AlertChange.Fired:
                Fired(transition.Severity == AlertSeverity.Page ? LogLevel.Error : LogLevel.Warning, severity, key.Name, key.Workflow, key.Cause, minute, transition.Reason, owners, address.Runbook ?? "none");
                break;
            case AlertChange.WentUnknown:
                Unknown(severity, key.Name, key.Workflow, key.Cause, minute, transition.Reason);
                break;
            default:
                Changed(change, severity, key.Name, key.Workflow, key.Cause, minute, transition.Reason);
                break;
        }
    }

    [LoggerMessage(EventId = 40, Message = "{Severity} FIRING: {Name} of {Workflow} ({Cause}) at {Minute}: {Reason}; owner {Owners}, runbook {Runbook}")]
    private partial void Fired(LogLevel level, string severity, string name, string workflow, string cause, string minute, string reason, string owners, string runbook);

    [LoggerMessage(41, LogLevel.Warning, "{Severity} unknown: {Name} of {Workflow} ({Cause}) at {Minute}: {Reason}")]
    private partial void Unknown(string severity, string name, string workflow, string cause, string minute, string reason);

    [LoggerMessage(42, LogLevel.Information, "{Severity} {Change}: {Name} of {Workflow} ({Cause}) at {Minute}: {Reason}")]
    private partial void Changed(string change, string severity, string name, string workflow, string cause, string minute, string reason);
}
