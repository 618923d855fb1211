using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Engine.Yaml.Kinds.Calendars;

/// <summary>The hours of weekdays as they were read.</summary>
/// <param name="Days">Seven, from Sunday on.</param>
/// <param name="IsWhole">False when something of it is a problem already.</param>
internal sealed record WeekHours(IReadOnlyList<DayHours> Days, bool IsWhole)
{
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Short = [.. Names.Select(name => name[..3])];

    /// <param name="otherwise">The hours of weekdays that are not named; null: closed.</param>
    public static WeekHours Read(SettingReader settings, string setting, IReadOnlyList<DayHours>? otherwise)
    {
        DayHours?[] days = new DayHours?[Names.Length];
        bool whole = true;
        foreach ((string name, Place place, IReadOnlyList<ScalarSetting> texts) in settings.ScalarsByName(setting))
        {
            DayHours? hours = SpanTexts.Read(settings, texts);
            whole &= hours is not null;
            foreach (int day in WeekdaysOf(settings, place, name, ref whole))
            {
                if (days[day] is not null)
                {
                    settings.Report(place, $"{Names[day]} has its hours twice", "name it once");
                }

                days[day] ??= hours ?? DayHours.Closed;
            }
        }

        return new([.. days.Select((hours, day) => hours ?? otherwise?[day] ?? DayHours.Closed)], whole && (!settings.Has(setting) || settings.IsMap(setting)));
    }

    /// <summary>One, or from one to another, over the end of the week if need be.</summary>
    private static List<int> WeekdaysOf(SettingReader settings, Place place, string name, ref bool whole)
    {
        string[] ends = name.Split('-', StringSplitOptions.TrimEntries);
        int first = DayOf(ends[0]);
        int last = DayOf(ends[^1]);
        if (ends.Length > 2 || first < 0 || last < 0)
        {
            whole = false;
            bool isSpan = char.IsAsciiDigit(name.FirstOrDefault());
            string unknown = isSpan || ends.Length > 2 ? name : first < 0 ? ends[0] : ends[^1];
            settings.Report(place, $"there is no weekday '{unknown}'", isSpan ? "put several spans of a day in brackets: [09:00-12:00, 13:00-17:00]" : Remedy(unknown));
            return [];
        }

        return [.. Enumerable.Range(0, ((last - first + Names.Length) % Names.Length) + 1).Select(ahead => (first + ahead) % Names.Length)];
    }

    private static int DayOf(string name) => Math.Max(Array.IndexOf(Names, name), Array.IndexOf(Short, name));

    private static string Remedy(string written) =>
        (NearestName.Of(written, Names) ?? NearestName.Of(written, Short)) is { } nearest ? $"write '{nearest}'" : "write monday to sunday, or from one to another: mon-fri";
}
