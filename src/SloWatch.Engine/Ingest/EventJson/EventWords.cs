using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Kinds and outcomes as they are written, found by their UTF-8.</summary>
public static class EventWords
{
    private static readonly string[] KindNames =
    [
        "started", "reopened", "resumed", "unblocked", "updated", "stepScheduled", "stepStarted", "stepFailed", "stepEnded", "state", "blocked",
        "suspended", "ended", "alive", "slot", "gauge", "watermark", "gap",
    ];

    private static readonly Utf8Words KindWords = new(KindNames);
    private static readonly Utf8Words OutcomeWords = new(OutcomeNames.All);

    public static IReadOnlyList<string> Kinds => KindNames;

    public static string Of(EventKind kind) => KindNames[(int)kind - 1];

    internal static bool TryKind(ReadOnlySpan<byte> word, out EventKind kind)
    {
        kind = (EventKind)(KindWords.Find(word) + 1);
        return kind != 0;
    }

    internal static bool TryOutcome(ReadOnlySpan<byte> word, out Outcome outcome)
    {
        outcome = (Outcome)(OutcomeWords.Find(word) + 1);
        return outcome != Outcome.None;
    }
}
