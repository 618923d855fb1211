using SloWatch.Engine.Live;

namespace SloWatch.Server.Api.Events;

/// <summary>What became of the events of a request.</summary>
internal sealed class IntakeResult
{
    /// <summary>Each of them is in quarantine; the answer lists the first.</summary>
    private const int Listed = 1000;

    private readonly List<RefusedItem> refused = [];

    public long New { get; private set; }

    /// <summary>From before.</summary>
    public long Known { get; private set; }

    public long Taken => New + Known;

    public long RefusedCount { get; private set; }

    /// <summary>Left out on purpose.</summary>
    public long Ignored { get; private set; }

    public IReadOnlyList<RefusedItem> Refused => refused;

    public bool NothingTaken => RefusedCount > 0 && Taken == 0;

    /// <summary>What was refused may not be kept.</summary>
    public bool QuarantineIsFull { get; private set; }

    public void Took(Receipt receipt)
    {
        (New, Known) = (New + receipt.New, Known + receipt.Known);
        QuarantineIsFull |= receipt.QuarantineIsFull;
    }

    public void Ignore() => Ignored++;

    public void Refuse(RefusedItem item)
    {
        RefusedCount++;
        if (refused.Count < Listed)
        {
            refused.Add(item);
        }
    }
}

/// <param name="Index">Of the event in the request, from 0.</param>
/// <param name="Column">Where in the event's text, in characters from 1; null: it speaks of the event as a whole.</param>
internal readonly record struct RefusedItem(int Index, int? Column, string Reason);
