using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Quarantine;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Quarantining;

/// <summary>Replays or drops what is in quarantine: in the store, or by the service that works on it.</summary>
internal static class QuarantineAct
{
    /// <summary>The answer as JSON, the same either way.</summary>
    public static string Run(Workplace place, string what, QuarantineChoice choice, string service)
    {
        using IStore store = place.ExistingStore();
        try
        {
            store.OpenWriter().Dispose(); // before it is asked for rules, which the service has
        }
        catch (WriterBusyException busy)
        {
            return ServiceCall.Post(place, $"quarantine/{what}", choice.Query(what), service, busy);
        }

        return what == "replay" ? Replay(place, store, choice) : Drop(place, store, choice);
    }

    public static VerbStoppedException NoEntry(long id) => new(ExitCode.NotFound, $"no entry of the quarantine is {id}", "'slowatch quarantine list' shows those that are there");

    private static string Replay(Workplace place, IStore store, QuarantineChoice choice)
    {
        RuleSet rules = place.Rules();
        using LiveEngine engine = LiveEngine.Start(store, rules, new LiveOptions(), place.Shell.Time);
        QuarantineReplay replay = new(store, rules, engine, place.Shell.Time);
        ReplayResult result = choice.Id is { } id
            ? replay.RunAsync(id).GetAwaiter().GetResult() ?? throw NoEntry(id)
            : replay.RunAsync(choice.Source, place.Shell.Interrupted).GetAwaiter().GetResult();
        PersonalAct.Note(place, store, "quarantine replayed", choice.Subject, $"{result.Released} of {result.Looked} left it");
        return JsonText.Document(json => QuarantineJson.Write(json, result));
    }

    private static string Drop(Workplace place, IStore store, QuarantineChoice choice)
    {
        using IStoreWriter writer = store.OpenWriter();
        QuarantineReplay replay = new(writer, RuleSet.Empty, new DirectRelease(writer, place.Shell.Time), place.Shell.Time);
        long dropped = choice.Id is not { } id ? replay.DropAsync(choice.Source, place.Shell.Interrupted).GetAwaiter().GetResult()
            : replay.DropAsync(id).GetAwaiter().GetResult() ? 1
            : throw NoEntry(id);
        PersonalAct.Note(place, store, "quarantine dropped", choice.Subject, $"{dropped}");
        return JsonText.Document(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("dropped", dropped);
            json.WriteEndObject();
        });
    }

    /// <summary>What only leaves the quarantine needs nothing judged.</summary>
    private sealed class DirectRelease(IStoreWriter writer, TimeProvider time) : IIngest
    {
        public Task<Receipt>? TryTake(Delivery delivery)
        {
            Commit commit = new() { RecordedAt = Instant.From(time.GetUtcNow()) };
            commit.QuarantineReleased.AddRange(delivery.Released);
            writer.Write(commit);
            return Task.FromResult(new Receipt(0, 0, []));
        }
    }
}
