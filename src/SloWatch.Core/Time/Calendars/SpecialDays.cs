namespace SloWatch.Core.Time.Calendars;

/// <summary>Days that are not as their weekday says: holidays, and days with hours of their own.</summary>
/// <param name="To">The last day; it belongs to it.</param>
/// <param name="Name">Of a holiday.</param>
public sealed record SpecialDay(DateOnly From, DateOnly To, DayHours Hours, string? Name);

/// <summary>The special days of a calendar, in order and without overlap.</summary>
public sealed class SpecialDays
{
    public static readonly SpecialDays None = new([]);

    private readonly List<SpecialDay> runs = [];

    private SpecialDays(IEnumerable<SpecialDay> days)
    {
        foreach (SpecialDay day in days.OrderBy(day => day.From))
        {
            bool goesOn = runs.Count > 0 && runs[^1] is var last && last.To.AddDays(1) == day.From && last.Hours.Text == day.Hours.Text && last.Name == day.Name;
            if (goesOn)
            {
                runs[^1] = runs[^1] with { To = day.To };
            }
            else
            {
                runs.Add(day);
            }
        }
    }

    public IReadOnlyList<SpecialDay> Runs => runs;

    /// <summary>With others on top: of days that are special in both, the later one says how they are.</summary>
    public SpecialDays With(IEnumerable<SpecialDay> others)
    {
        Dictionary<DateOnly, SpecialDay> days = [];
        foreach (SpecialDay run in runs.Concat(others))
        {
            for (DateOnly day = run.From; day <= run.To; day = day.AddDays(1))
            {
                days[day] = run with { From = day, To = day };
            }
        }

        return new(days.Values);
    }

    /// <summary>The one that holds the day, or else the first after it; null when there is none.</summary>
    public SpecialDay? AtOrAfter(DateOnly day)
    {
        (int low, int high) = (0, runs.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = runs[middle].To < day ? (middle + 1, high) : (low, middle);
        }

        return low < runs.Count ? runs[low] : null;
    }
}
