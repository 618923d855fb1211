using SloWatch.Testing.Histories;

namespace SloWatch.Testing.SampleTickets;

/// <summary>One ticket from the question to its close. <see cref="now"/> moves on as the story goes.</summary>
internal sealed class TicketStory(string id, DateTime opened, Dice dice)
{
    private static readonly string[] Agents = ["anna", "bram", "chiara", "daan", "esra"];

    /// <summary>The Friday afternoon before the holidays on which somebody tidies up.</summary>
    private static readonly DateTime Tidied = new(2025, 12, 19, 15, 5, 0);

    /// <summary>The first days of the year: half of the team is ill.</summary>
    private static readonly (DateTime From, DateTime To) ShortOfPeople = (new(2026, 1, 2), new(2026, 1, 7, 12, 0, 0));

    private readonly List<StatusChange> changes = [];
    private readonly string agent = dice.Pick(Agents);
    private readonly string priority = dice.Percent(10) ? "urgent" : dice.Percent(75) ? "normal" : "low";
    private DateTime now = opened;

    private DeskHours Desk => priority == "urgent" ? DeskHours.Emergency : DeskHours.Office;

    public SampleTicket Tell()
    {
        Change(TicketStatus.New, "customer");
        if (dice.Percent(4))
        {
            Work(5, 120);
            return Close(agent, "spam", "spam");
        }

        bool shortOfPeople = now >= ShortOfPeople.From && now < ShortOfPeople.To;
        Work(Usually(85, Answer(), Answer() * 4) * (shortOfPeople ? 3 : 1));
        Change(TicketStatus.InProgress, agent);
        string category = dice.Pick("how-to", "how-to", "fault", "fault", "access", "invoice");
        for (int left = dice.Percent(45) ? dice.Between(1, 2) : 0; left > 0; left--)
        {
            if (!AskCustomer())
            {
                return Close(agent, category, "no-answer");
            }
        }

        return Solve(category);
    }

    private SampleTicket Solve(string category)
    {
        DateTime begun = now;
        Work(Usually(88, Effort(), Effort() * 3));
        if (begun < Tidied && now > Tidied && begun > Tidied.AddDays(-2))
        {
            now = Tidied.AddMinutes(dice.Between(0, 30));
            return Close("bram", category, "abandoned");
        }

        Change(TicketStatus.Solved, agent);
        if (dice.Percent(8))
        {
            now = now.AddMinutes(dice.Between(60, 4000));
            Change(TicketStatus.InProgress, "customer");
            Work(Effort());
            Change(TicketStatus.Solved, agent);
        }

        // The tool closes at night what was solved five days before.
        now = now.Date.AddDays(6).AddHours(2).AddMinutes(dice.Between(0, 20));
        return Close("tool", category, "solved");
    }

    /// <summary>False when no answer comes.</summary>
    private bool AskCustomer()
    {
        Work(10, 160);
        Change(TicketStatus.Waiting, agent);
        if (dice.Percent(6))
        {
            // Closed after seven working days, unless somebody forgets.
            now = Desk.After(DeskHours.Office.DaysAfter(now, dice.Percent(70) ? 7 : 17), dice.Between(5, 90));
            return false;
        }

        now = now.AddMinutes(Usually(60, dice.Between(20, 600), dice.Between(900, 9000)));
        Change(TicketStatus.InProgress, "customer");
        return true;
    }

    private int Answer() => priority switch { "urgent" => dice.Between(4, 45), "normal" => dice.Between(10, 150), _ => dice.Between(30, 220) };

    private int Effort() => priority switch { "urgent" => dice.Between(30, 360), "normal" => dice.Between(40, 1000), _ => dice.Between(60, 2500) };

    private void Work(int least, int most) => Work(dice.Between(least, most));

    private void Work(int minutes) => now = Desk.After(now, minutes);

    private int Usually(int percent, int usual, int other) => dice.Percent(percent) ? usual : other;

    private void Change(string status, string by) => changes.Add(new StatusChange(now, status, by));

    private SampleTicket Close(string by, string category, string resolution)
    {
        Change(TicketStatus.Closed, by);
        return new SampleTicket(id, priority, category, changes, resolution);
    }
}
