using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Kinds and outcomes as they are written, found by their UTF-8.</summary>
public static class EventWords
{
    private static readonly string[] KindNames =
    [
        "started", "reopened", "resumed", "unblocked", "updated", "stepScheduled", "stepStarted", "stepFailed", "stepEnded", "state", "blocked",
        "suspended", "ended", "alive", "slot", "gauge", "watermark", "gap", "handedOver", "watched",
    ];

    private static readonly Utf8Words KindWords = new(KindNames);
    private static readonly Utf8Words OutcomeWords = new(OutcomeNames.All);

    /// <summary>Those that a source may tell.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. KindNames.Where((_, number) => !IsInternal((EventKind)(number + 1)))];

    public static string Of(EventKind kind) => KindNames[(int)kind - 1];

    /// <summary>Null for a word that no source may use.</summary>
    public static EventKind? KindOf(ReadOnlySpan<char> word)
    {
        for (int number = 0; number < KindNames.Length; number++)
        {
            if (word.SequenceEqual(KindNames[number]) && !IsInternal((EventKind)(number + 1)))
            {
                return (EventKind)(number + 1);
            }
        }

        return null;
    }

    /// <summary>SloWatch makes it itself.</summary>
    public static bool IsInternal(EventKind kind) => kind is EventKind.HandedOver or EventKind.Watched;

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
