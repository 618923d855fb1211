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

    /// <summary>That are made of one reading of their workflow: each keeps its counts in memory meanwhile.</summary>
    private const int Together = 5;

    /// <summary>Whoever comes to an older one is not helped by it any more.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(7);

    /// <summary>Those that could not be made: their objective is gone, or making them failed.</summary>
    private readonly HashSet<long> impossible = [];

    /// <summary>Makes all that are due, the gravest first. Must not be called again before it ends.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        Instant since = Instant.From(reading.Time.GetUtcNow()) - Old;
        IReadOnlyList<StoredTransition> due = reading.Read(store => store.Alerts.Undiagnosed(since, AtATime));
        foreach (StoredTransition[] fired in due.Where(one => !impossible.Contains(one.Id)).OrderByDescending(one => one.Transition.Severity).ThenBy(one => one.Id)
            .GroupBy(one => one.Transition.Key.Workflow).SelectMany(same => same.Chunk(Together)))
        {
            await MakeAsync(fired, cancellation);
        }
    }

    /// <param name="fired">Of one workflow.</param>
    private async Task MakeAsync(StoredTransition[] fired, CancellationToken cancellation)
    {
        // Only a store that fails, a service that ends, and what others failed with are worth another try.
        impossible.UnionWith(fired.Select(one => one.Id));
        try
        {
            foreach ((StoredTransition one, BurnDiagnosis made) in reading.Read(store => Made(store, fired, cancellation)))
            {
                await engine.KeepAsync(new(one.Id, Instant.From(reading.Time.GetUtcNow()), made));
                Tell(one.Transition, made);
            }
        }
        catch (Exception failed) when (failed is StoreException or OperationCanceledException)
        {
            impossible.ExceptWith(fired.Select(one => one.Id));
            throw;
        }
        catch (Exception) when (fired.Length > 1)
        {
            impossible.ExceptWith(fired.Select(one => one.Id));
            foreach (StoredTransition one in fired)
            {
                await MakeAsync([one], cancellation);
            }
        }
    }

    private List<(StoredTransition Fired, BurnDiagnosis Made)> Made(IStoreReader store, StoredTransition[] fired, CancellationToken cancellation)
    {
        (StoredTransition Fired, DiagnosisQuestion Question)[] asked =
            [.. fired.SelectMany(one => BurnWindows.Of(store, reading.RuleSet, one.Transition) is { } question ? new[] { (one, question) } : [])];
        return [.. asked.Select(one => one.Fired).Zip(Diagnoses.MakeAll(store, [.. asked.Select(one => one.Question)], cancellation))];
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
