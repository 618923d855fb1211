using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Reading;

namespace SloWatch.Server.Alerting;

/// <summary>
/// Makes the diagnosis of each alert that fires, beside everything else, and keeps it with the alert. What it has to do stands in the store: an alert
/// that fired and has none, also before the service began.
/// </summary>
internal sealed partial class AlertDiagnoses(ApiReading reading, LiveEngine engine, ILogger<AlertDiagnoses> log)
{
    private const int AtATime = 50;

    /// <summary>Whoever comes to an older one is not helped by it any more.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(7);

    /// <summary>Those that could not be made: their objective is gone, or a fact is damaged.</summary>
    private readonly HashSet<long> impossible = [];

    /// <summary>Makes all that are due, the gravest first. Must not be called again before it ends.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        Instant since = Instant.From(reading.Time.GetUtcNow()) - Old;
        IReadOnlyList<StoredTransition> due = reading.Read(store => store.Alerts.Undiagnosed(since, AtATime));
        foreach (StoredTransition fired in due.Where(one => !impossible.Contains(one.Id)).OrderByDescending(one => one.Transition.Severity).ThenBy(one => one.Id))
        {
            await MakeAsync(fired, cancellation);
        }
    }

    private async Task MakeAsync(StoredTransition fired, CancellationToken cancellation)
    {
        // Only a store that fails and a service that ends are worth another try.
        impossible.Add(fired.Id);
        try
        {
            if (reading.Read(store => BurnWindows.Of(store, reading.RuleSet, fired.Transition) is { } question ? Diagnoses.Make(store, question, cancellation) : null) is { } made)
            {
                await engine.KeepAsync(new(fired.Id, Instant.From(reading.Time.GetUtcNow()), made));
                Tell(fired.Transition, made);
            }
        }
        catch (Exception failed) when (failed is StoreException or OperationCanceledException)
        {
            impossible.Remove(fired.Id);
            throw;
        }
    }

    private void Tell(AlertTransition fired, BurnDiagnosis made)
    {
        bool pages = fired.Severity == AlertSeverity.Page;
        string minute = fired.Minute.ToString();
        Diagnosed(pages ? LogLevel.Error : LogLevel.Warning, pages ? "page" : "ticket", fired.Key.Name, fired.Key.Workflow, fired.Key.Cause, minute, made.Conclusion.Sentence);
    }

    [LoggerMessage(EventId = 43, Message = "{Severity} diagnosed: {Name} of {Workflow} ({Cause}) at {Minute}: {Sentence}")]
    private partial void Diagnosed(LogLevel level, string severity, string name, string workflow, string cause, string minute, string sentence);
}
