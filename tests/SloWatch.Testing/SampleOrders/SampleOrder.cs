using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Testing.SampleOrders;

/// <summary>An order as its author knows it, for whoever counts without asking SloWatch; some of it may lie after the end of the log.</summary>
public sealed class SampleOrder(string id, Instant placed, Instant promised, bool express)
{
    private readonly OrderTale tale = new(id);

    public string Id => id;

    public Instant Placed => placed;

    public Instant Promised => promised;

    public bool Express => express;

    /// <summary>When each charge of the card that went through began and ended.</summary>
    public List<(Instant Begun, Instant Ended)> Charges { get; } = [];

    /// <summary>When the first of its work began to be undone while it was open.</summary>
    public Instant? Undone { get; internal set; }

    /// <summary>When it was packed though nobody had paid.</summary>
    public Instant? PackedUnpaid { get; internal set; }

    public Instant? Delivered { get; internal set; }

    public Instant? Ended { get; internal set; }

    /// <summary>How it ended; null when the customer called it off.</summary>
    public string? Result { get; internal set; }

    public IReadOnlyList<WorkflowEvent> Events => tale.Events;

    internal OrderTale Tale => tale;
}
