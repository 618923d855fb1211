using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Backlog;

/// <summary>The values of one name on a day. One stands until the next of its name, or as long as it holds; no other name ends it.</summary>
/// <param name="name">Empty for those that were told without one.</param>
/// <param name="values">In the order of time.</param>
internal sealed class StandingValues(string name, IReadOnlyList<(Instant At, double Value)> values, TimeLimit hold)
{
    private int told;

    /// <summary>What stands in a slice; null when nothing does. Slices are to be asked for in order.</summary>
    public Standing? In(TimeRange part, Func<double, bool> isGood)
    {
        while (told < values.Count && values[told].At < part.To)
        {
            told++;
        }

        Standing? standing = null;
        for (int i = told - 1; i >= 0; i--)
        {
            (Instant at, double value) = values[i];
            bool within = at >= part.From;
            if (within || hold.After(at, []) > part.From)
            {
                BeyondLimit? wrong = isGood(value) ? null : new(name, at, value);
                standing = within ? new(wrong ?? standing?.Seen, null) : new(standing?.Seen, wrong);
            }

            if (at <= part.From)
            {
                break;
            }
        }

        return standing;
    }
}

/// <summary>What is to be said of a slice in which a value stands.</summary>
/// <param name="Seen">The first beyond the limit that was told in it.</param>
/// <param name="Held">One beyond the limit that was told before; another may have followed it.</param>
internal readonly record struct Standing(BeyondLimit? Seen, BeyondLimit? Held)
{
    /// <summary>With what stands beside it under another name.</summary>
    public Standing And(Standing other) => new(Seen is { } seen && !(other.Seen?.At < seen.At) ? seen : other.Seen ?? Seen, Held ?? other.Held);
}

/// <summary>A value that is not good.</summary>
internal readonly record struct BeyondLimit(string Name, Instant At, double Value);
