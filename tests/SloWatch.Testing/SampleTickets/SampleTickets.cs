using System.Globalization;
using System.Text;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.SampleTickets;

/// <summary>
/// The table of the example rules/ticket-handling, as a ticket tool exports it: a row for each change of a status, from December 2025 to
/// the middle of January, with a holiday week in between.
/// </summary>
public static class SampleTickets
{
    /// <summary>The rules, and the table within them, relative to the repository.</summary>
    public const string Folder = "rules/ticket-handling";

    public const string KeptAt = $"{Folder}/tickets.csv";

    private const int Seed = 20251201;
    private static readonly DateTime First = new(2025, 12, 1);

    /// <summary>What happens later is not in the table.</summary>
    public static readonly DateTime End = new(2026, 1, 15, 17, 30, 0);

    public static IReadOnlyList<SampleTicket> Tickets()
    {
        Dice dice = new(Seed);
        List<DateTime> opened = [];
        for (DateTime day = First; day < End.Date.AddDays(1); day = day.AddDays(1))
        {
            bool working = DeskHours.Office.IsOpen(day.AddHours(11));
            int[] minutes = [.. Enumerable.Range(0, working ? dice.Between(8, 14) : dice.Between(1, 4)).Select(_ => MinuteOfDay(dice)).Order()];
            opened.AddRange(minutes.Select(minute => day.AddMinutes(minute)).Where(at => at < End));
        }

        int number = 2000;
        return [.. opened.Select(at => new TicketStory($"T-{++number}", at, dice.Split()).Tell()), LateAnswer(++number)];
    }

    /// <summary>Ticket by ticket, as the tool writes it.</summary>
    public static byte[] Table()
    {
        StringBuilder rows = new("Ticket;Changed;Status;By;Priority;Category;Resolution\n");
        foreach (SampleTicket ticket in Tickets())
        {
            foreach (StatusChange change in ticket.Changes.Where(change => change.At < End))
            {
                string resolution = change.Status == TicketStatus.Closed ? ticket.Resolution : "";
                rows.Append(CultureInfo.InvariantCulture, $"{ticket.Id};{change.At:dd-MM-yyyy HH:mm};{change.Status};{change.By};{ticket.Priority};{ticket.Category};{resolution}\n");
            }
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    /// <summary>The customer who is away over the holidays: 17 days from the question to the solution, and in time, for the clock stood.</summary>
    private static SampleTicket LateAnswer(int number) => new(
        $"T-{number}",
        "normal",
        "fault",
        [
            new(new(2025, 12, 22, 10, 12, 0), TicketStatus.New, "customer"),
            new(new(2025, 12, 22, 10, 45, 0), TicketStatus.InProgress, "esra"),
            new(new(2025, 12, 22, 11, 30, 0), TicketStatus.Waiting, "esra"),
            new(new(2026, 1, 7, 21, 40, 0), TicketStatus.InProgress, "customer"),
            new(new(2026, 1, 8, 14, 20, 0), TicketStatus.Solved, "esra"),
            new(new(2026, 1, 14, 2, 7, 0), TicketStatus.Closed, "tool"),
        ],
        "solved");

    private static int MinuteOfDay(Dice dice) => dice.Percent(85) ? dice.Between(510, 1049) : dice.Between(0, 1439);
}
