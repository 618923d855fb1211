namespace SloWatch.Core.Time.Crons;

/// <summary>When something is planned, as people write it: five fields from minutes to days of the week, or six with seconds before them.</summary>
public sealed class CronText
{
    public const string Expected = "five fields: minute, hour, day of the month, month, day of the week, such as '30 2 * * *' (six with a field for seconds first)";

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] WeekDays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    private readonly CronField seconds;
    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField days;
    private readonly CronField months;
    private readonly CronField weekDays;

    private CronText(string text, CronField[] fields)
    {
        Text = text;
        (seconds, minutes, hours, days, months, weekDays) = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
        weekDays.Matches[0] |= weekDays.Matches[7];
    }

    /// <summary>As written, with single spaces.</summary>
    public string Text { get; }

    /// <summary>How many it plans on a day that it has.</summary>
    public int MostADay => Numbers(seconds).Count() * Numbers(minutes).Count() * Numbers(hours).Count();

    /// <summary>Its hours are not named: it says how much time lies between two, not which local times they are.</summary>
    internal bool CountsHours => hours.IsEvery;

    /// <summary>Null, with the fault, for a text that is none or that never comes.</summary>
    public static CronText? Read(string text, out string fault)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string plain = string.Join(' ', words);
        string[] parts = Named.TryGetValue(plain, out string? meant) ? meant.Split(' ') : words;
        fault = parts.Length is 5 or 6 ? "" : $"it has {parts.Length} {(parts.Length == 1 ? "field" : "fields")}";
        if (fault.Length > 0)
        {
            return null;
        }

        string[] six = parts.Length == 6 ? parts : ["0", .. parts];
        CronField?[] fields =
        [
            CronField.Read(six[0], "second", 0, 59, [], out string atSeconds),
            CronField.Read(six[1], "minute", 0, 59, [], out string atMinutes),
            CronField.Read(six[2], "hour", 0, 23, [], out string atHours),
            CronField.Read(six[3] == "?" ? "*" : six[3], "day of the month", 1, 31, [], out string atDays),
            CronField.Read(six[4], "month", 1, 12, Months, out string atMonths),
            CronField.Read(six[5] == "?" ? "*" : six[5], "day of the week", 0, 7, WeekDays, out string atWeekDays),
        ];
        fault = string.Join("; ", ((string[])[atSeconds, atMinutes, atHours, atDays, atMonths, atWeekDays]).Where(one => one.Length > 0));
        if (fields.Any(field => field is null))
        {
            return null;
        }

        CronText cron = new(plain, [.. fields.OfType<CronField>()]);
        fault = cron.EverComes() ? "" : "there is no such day";
        return fault.Length == 0 ? cron : null;
    }

    /// <summary>Where both kinds of days are named, either will do, as in every crontab.</summary>
    internal bool HasDay(DateOnly day)
    {
        bool ofMonth = days.Matches[day.Day];
        bool ofWeek = weekDays.Matches[(int)day.DayOfWeek];
        return months.Matches[day.Month] && (days.IsEvery || weekDays.IsEvery ? ofMonth && ofWeek : ofMonth || ofWeek);
    }

    internal bool HasMinute(DateTime local) => minutes.Matches[local.Minute] && hours.Matches[local.Hour];

    internal IEnumerable<int> Seconds => Numbers(seconds);

    /// <summary>Of a day that it has, each to the second, in order.</summary>
    internal IEnumerable<TimeOnly> Times =>
        from hour in Numbers(hours)
        from minute in Numbers(minutes)
        from second in Numbers(seconds)
        select new TimeOnly(hour, minute, second);

    /// <summary>In 28 years every date falls on every day of the week.</summary>
    private bool EverComes()
    {
        DateOnly first = new(2000, 1, 1);
        return Enumerable.Range(0, 28 * 366).Any(day => HasDay(first.AddDays(day)));
    }

    private static IEnumerable<int> Numbers(CronField field) => Enumerable.Range(0, field.Matches.Length).Where(number => field.Matches[number]);
}
