using SloWatch.Core.Time.Calendars;

namespace SloWatch.Engine.Yaml.Kinds.Calendars;

/// <summary>The calendars of a folder, each read once and after the one that it extends.</summary>
internal sealed class CalendarBook(IEnumerable<RuleDocument> documents)
{
    private readonly Dictionary<string, RuleDocument> byName = documents.ToDictionary(document => document.Name);
    private readonly Dictionary<string, WorkCalendar> read = [];
    private readonly List<string> way = [];

    /// <summary>In place of one that is a problem already, so that the rest can be checked.</summary>
    public static WorkCalendar Unknown { get; } = new(
        "(unknown)", TimeZoneInfo.Utc, [.. Enumerable.Repeat(new DayHours([new OpenSpan(TimeSpan.Zero, TimeSpan.FromDays(1))]), 7)], SpecialDays.None);

    public IReadOnlyList<WorkCalendar> All(RuleReading reading) => [.. byName.Keys.Select(name => Find(name, reading)!)];

    /// <summary>Null when there is none of the name.</summary>
    public WorkCalendar? Find(string name, RuleReading reading)
    {
        if (!read.TryGetValue(name, out WorkCalendar? calendar) && byName.TryGetValue(name, out RuleDocument? document))
        {
            way.Add(name);
            calendar = CalendarDocument.Read(document, Extended(document, reading));
            way.RemoveAt(way.Count - 1);
            read.Add(name, calendar);
        }

        return calendar;
    }

    /// <summary>Reads one that is none of the book, for its problems.</summary>
    public void Check(RuleDocument document, RuleReading reading) => CalendarDocument.Read(document, Extended(document, reading));

    private WorkCalendar? Extended(RuleDocument document, RuleReading reading)
    {
        string setting = CalendarDocument.Extends.Name;
        if (document.Settings.Text(setting) is not { } name)
        {
            return null;
        }

        int begun = way.IndexOf(name);
        if (begun < 0)
        {
            return reading.Calendar(document, setting) is var found && found == Unknown ? null : found;
        }

        string circle = string.Join(" extends ", way.Skip(begun).Append(name));
        document.Settings.Report(document.Settings.PlaceOf(setting), $"{document.Label} extends itself: {circle}", "remove one 'extends' of these");
        return null;
    }
}
