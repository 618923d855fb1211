using SloWatch.Core.Time;
using SloWatch.Testing.Histories;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>One source of an example: what it has not told yet, and how it tells.</summary>
internal sealed class Teller(Way way, string source)
{
    private readonly Saying[] sayings = [.. way.Sayings().Where(saying => saying.Source == source).OrderBy(saying => saying.At)];
    private int told;

    public string Source => source;

    public bool IsMapped => way.Mapped == source;

    /// <summary>It tells nothing then, and everything when it is back.</summary>
    public TimeRange? Silent { get; init; }

    /// <summary>It tells everything so much later than it was.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>It tells in any order, and some of it again, also much later. Null: in order, and once.</summary>
    public Dice? Disorder { get; init; }

    /// <summary>Null while it is silent.</summary>
    public (List<string> Texts, string Watermark)? Until(Instant now)
    {
        if (Silent?.Contains(now) == true)
        {
            return null;
        }

        Instant upTo = now - Lag;
        List<string> texts = [];
        for (; told < sayings.Length && sayings[told].At < upTo; told++)
        {
            texts.Add(sayings[told].Text);
        }

        if (Disorder is { } dice && told > 0)
        {
            texts.AddRange(Enumerable.Range(0, dice.Below(4 + texts.Count)).Select(_ => sayings[dice.Below(told)].Text));
            dice.Shuffle(texts);
        }

        return (texts, $$"""{"kind":"watermark","source":"{{source}}","workflow":"{{way.Workflow}}","at":"{{upTo}}"}""");
    }
}
