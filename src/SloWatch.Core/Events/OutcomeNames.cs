namespace SloWatch.Core.Events;

/// <summary>The names people write for outcomes.</summary>
public static class OutcomeNames
{
    /// <summary>In the order of <see cref="Outcome"/>, without <see cref="Outcome.None"/>.</summary>
    public static IReadOnlyList<string> All { get; } = ["completed", "failed", "timedOut", "cancelled", "skipped", "vanished"];

    /// <summary>Null for a name that is none.</summary>
    public static Outcome? Parse(string name)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
            {
                return (Outcome)(i + 1);
            }
        }

        return null;
    }

    /// <summary>Empty for <see cref="Outcome.None"/>.</summary>
    public static string Of(Outcome outcome) => outcome == Outcome.None ? "" : All[(int)outcome - 1];
}
