using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.Times;
using SloWatch.Engine.Yaml.Checks;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>The settings of a table: its own, and how its activities become starts, ends, states and steps.</summary>
internal static class CsvSettings
{
    private static readonly SettingDeclaration Columns = new("columns", SettingKind.Map, "which columns say what") { Inner = CsvColumnSettings.All, Default = "columns with usual names" };

    private static readonly SettingDeclaration Milestones = new("milestones", SettingKind.TextsByName, "for tables with one row a case: activities, each with the column that holds its time; an empty cell: it did not happen") { Default = "none: one row an activity" };

    private static readonly SettingDeclaration Delimiter = new("delimiter", SettingKind.Text, "the character between cells: , ; | or tab") { Default = "found out", Example = "tab" };

    private static readonly SettingDeclaration Encoding = new("encoding", SettingKind.Choice, "how the file is encoded, unless it begins with a mark that says so") { Choices = CsvEncoding.Names, Default = CsvEncoding.Default, Example = "windows-1252" };

    private static readonly Dictionary<string, string> Summaries = new()
    {
        ["attributes"] = "attributes of a case, each with its column: of the earliest row that may begin the case and has a value",
        ["businessKey"] = "the column of what people call a case by, read like an attribute",
        ["version"] = "the column of the workflow's version, read like an attribute",
        ["transitions"] = MappingSettings.All.First(setting => setting.Name == "transitions").Summary.Replace("the log's own names", "the lifecycle column's own names", StringComparison.Ordinal),
    };

    private static readonly SettingDeclaration[] OfActivities =
        [.. MappingSettings.All.Select(setting => Summaries.TryGetValue(setting.Name, out string? summary) ? setting with { Summary = summary } : setting)];

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Columns, Milestones, Delimiter, Encoding, TimeSettings.Times, TimeSettings.Zone, .. OfActivities];

    public static ActivityMapping Read(SettingReader settings)
    {
        CsvLayout layout = new()
        {
            Columns = settings.Map(Columns) is { } columns ? CsvColumnSettings.Read(columns) : CsvColumns.None,
            Milestones = ReadMilestones(settings),
            Delimiter = ReadDelimiter(settings),
            Encoding = settings.Choice(Encoding.Name, Encoding.Choices) ?? CsvEncoding.Default,
            Times = TimeSettings.Read(settings),
            Zone = TimeZones.Find(settings, TimeSettings.Zone.Name),
        };
        CheckRows(settings, layout);
        ActivityMapping mapping = MappingSettings.Read(settings) with { Format = layout };
        MilestoneNames.Check(settings, layout, mapping);
        return mapping;
    }

    private static void CheckRows(SettingReader settings, CsvLayout layout)
    {
        ColumnRole[] alike = [ColumnRole.Case, ColumnRole.Resource, ColumnRole.Result];
        ColumnRole[] others = [.. Enum.GetValues<ColumnRole>().Except(alike).Where(layout.Columns.Has)];
        if (layout.Milestones.Count > 0 && others.Length > 0)
        {
            string what = $"'{Milestones.Name}' makes each row a case, and '{CsvColumnSettings.NameOf(others[0])}' of '{Columns.Name}' makes it an activity";
            settings.Report(settings.PlaceOf(Milestones.Name), what, "remove one of them");
        }
    }

    /// <summary>In the order of names, so that the order in which people write them means nothing.</summary>
    private static NamedValue[] ReadMilestones(SettingReader settings)
    {
        List<NamedValue> milestones = [];
        foreach ((string activity, IReadOnlyList<string> columns) in settings.TextsByName(Milestones.Name))
        {
            if (columns.Count > 1)
            {
                settings.Report(settings.PlaceOf(Milestones.Name), $"'{activity}' names {columns.Count} columns", "name one");
            }

            milestones.AddRange(columns.Take(1).Select(column => new NamedValue(activity, column)));
        }

        return [.. milestones.OrderBy(pair => pair.Name, StringComparer.Ordinal)];
    }

    private static char? ReadDelimiter(SettingReader settings)
    {
        string? written = settings.Text(Delimiter.Name);
        switch (written)
        {
            case null:
                return null;
            case "tab" or "\t":
                return '\t';
            case "," or ";" or "|":
                return written[0];
            default:
                settings.Report(settings.PlaceOf(Delimiter.Name), $"'{Delimiter.Name}' is the text '{written}'", "write ',' or ';' or '|' in quotes, or tab");
                return null;
        }
    }
}
