using SloWatch.Testing.SampleTickets;

namespace SloWatch.System.Tests.Examples;

/// <summary>What the rules of the example promise, counted minute by minute from what its author knows of each ticket.</summary>
internal static class CountedTickets
{
    private static readonly SampleTicket[] Tickets =
        [.. SampleTickets.Tickets().Select(ticket => ticket with { Changes = [.. ticket.Changes.Where(change => change.At < SampleTickets.End)] })];

    public static IReadOnlyDictionary<string, IEnumerable<CountedUnit<DateTime>>> ByObjective { get; } = new Dictionary<string, IEnumerable<CountedUnit<DateTime>>>
    {
        ["ticket-answered-in-4-hours"] = Of("normal", "low").Select(ticket => Answered(ticket, DeskHours.Office.After(ticket.Opened, 4 * 60))),
        ["urgent-answered-in-1-hour"] = Of("urgent").Select(ticket => Answered(ticket, DeskHours.Emergency.After(ticket.Opened, 60))),
        ["ticket-solved-in-3-days"] = Of("normal").Select(ticket => Solved(ticket, DeskHours.Office.DaysAfter(ticket.Opened, 3), DeskHours.Office)),
        ["urgent-solved-in-8-hours"] = Of("urgent").Select(ticket => Solved(ticket, DeskHours.Emergency.After(ticket.Opened, 8 * 60), DeskHours.Emergency)),
        ["ticket-ends-solved"] = Tickets.Select(EndsSolved),
        ["ticket-goes-the-declared-way"] = Tickets.Select(Conforms),
    };

    private static IEnumerable<SampleTicket> Of(params string[] priorities) => Tickets.Where(ticket => priorities.Contains(ticket.Priority));

    private static CountedUnit<DateTime> Answered(SampleTicket ticket, DateTime due) => ticket.Category == "spam"
        ? new(ticket.Opened, Decided.LeftOut, ticket.Opened)
        : Reaches(ticket, TicketStatus.InProgress, due);

    private static CountedUnit<DateTime> Solved(SampleTicket ticket, DateTime due, DeskHours desk) => Reaches(ticket, TicketStatus.Solved, Extended(ticket, due, desk, TicketStatus.Waiting));

    private static CountedUnit<DateTime> Reaches(SampleTicket ticket, string status, DateTime due)
    {
        DateTime reached = ticket.First(status) ?? DateTime.MaxValue;
        DateTime closed = ticket.First(TicketStatus.Closed) ?? DateTime.MaxValue;
        return reached <= due && reached < DateTime.MaxValue ? new(ticket.Opened, Decided.Good, reached)
            : closed <= due && closed < DateTime.MaxValue ? new(ticket.Opened, Decided.LeftOut, closed)
            : new(ticket.Opened, Decided.Bad, due);
    }

    private static CountedUnit<DateTime> EndsSolved(SampleTicket ticket)
    {
        DateTime due = Extended(ticket, DeskHours.Office.DaysAfter(ticket.Opened, 20), DeskHours.Office, TicketStatus.Waiting, TicketStatus.Solved);
        Decided ended = ticket.Resolution switch { "solved" => Decided.Good, "abandoned" => Decided.Bad, _ => Decided.LeftOut };
        return ticket.First(TicketStatus.Closed) is { } closed && closed <= due ? new(ticket.Opened, ended, closed) : new(ticket.Opened, Decided.Bad, due);
    }

    private static CountedUnit<DateTime> Conforms(SampleTicket ticket)
    {
        bool strays = ticket.Changes.Count > 1 && ticket.Changes[^1].Status == TicketStatus.Closed && ticket.Changes[^2].Status == TicketStatus.InProgress;
        return new(ticket.Opened, strays ? Decided.Bad : Decided.Good, ticket.First(TicketStatus.Closed) ?? DateTime.MaxValue);
    }

    /// <summary>Later by the open minutes in which the clock stood; never, while it stands.</summary>
    private static DateTime Extended(SampleTicket ticket, DateTime due, DeskHours desk, params string[] stands)
    {
        for (int i = 0; i < ticket.Changes.Count && ticket.Changes[i].At < due; i++)
        {
            if (stands.Contains(ticket.Changes[i].Status))
            {
                due = i + 1 < ticket.Changes.Count ? desk.After(due, desk.Between(ticket.Changes[i].At, ticket.Changes[i + 1].At)) : DateTime.MaxValue;
            }
        }

        return due;
    }
}
