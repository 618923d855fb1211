namespace SloWatch.Testing.SampleTickets;

/// <summary>A ticket as its author knows it; some of it may lie after the end of the log. Times are those of the clocks in Amsterdam.</summary>
/// <param name="Changes">In order, at least a minute apart.</param>
/// <param name="Resolution">How it was closed; empty before.</param>
public sealed record SampleTicket(string Id, string Priority, string Category, IReadOnlyList<StatusChange> Changes, string Resolution)
{
    public DateTime Opened => Changes[0].At;

    /// <summary>When it first got a status; null when it never did.</summary>
    public DateTime? First(string status) => Changes.Where(change => change.Status == status).Select(change => (DateTime?)change.At).FirstOrDefault();
}

public sealed record StatusChange(DateTime At, string Status, string By);

/// <summary>What the ticket tool calls the states.</summary>
public static class TicketStatus
{
    public const string New = "New";
    public const string InProgress = "In progress";
    public const string Waiting = "Waiting for customer";
    public const string Solved = "Solved";
    public const string Closed = "Closed";
}
