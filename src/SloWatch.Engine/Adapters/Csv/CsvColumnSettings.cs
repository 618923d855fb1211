using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>The settings that name columns.</summary>
internal static class CsvColumnSettings
{
    private const string Usual = "the column with a usual name";

    private static readonly (ColumnRole Role, SettingDeclaration Setting)[] Roles =
    [
        (ColumnRole.Case, Of("case", "the id of the case", "order_id", Usual)),
        (ColumnRole.Activity, Of("activity", "what was done", "activity", Usual)),
        (ColumnRole.Time, Of("time", "when it was done", "timestamp", $"{Usual}, unless 'end' is named")),
        (ColumnRole.Scheduled, Of("scheduled", "for activities with a duration: since when it was there to be done", "assigned_at")),
        (ColumnRole.Start, Of("start", "for activities with a duration: when it was begun", "started_at")),
        (ColumnRole.End, Of("end", "for activities with a duration: when it was done; empty: not yet", "finished_at")),
        (ColumnRole.Lifecycle, Of("lifecycle", "the transition that happened at the time: schedule, start, complete, ...", "transition", "none: everything was completed")),
        (ColumnRole.Run, Of("run", "what all rows of one run of an activity share, and no other", "task_id")),
        (ColumnRole.Resource, Of("resource", "who did it; where the case ends: who ended it", "user")),
        (ColumnRole.Result, Of("result", "what came of it; where the case ends: its business outcome, unless 'ends' names one", "decision")),
    ];

    public static IReadOnlyList<SettingDeclaration> All { get; } = [.. Roles.Select(one => one.Setting)];

    public static string NameOf(ColumnRole role) => Roles[(int)role].Setting.Name;

    public static CsvColumns Read(SettingReader settings)
    {
        Dictionary<ColumnRole, string> named = [];
        foreach ((ColumnRole role, SettingDeclaration setting) in Roles)
        {
            if (settings.Text(setting.Name) is { } column)
            {
                named.Add(role, column);
            }
        }

        CsvColumns columns = new(named);
        CheckTimes(settings, columns);
        return columns;
    }

    private static void CheckTimes(SettingReader settings, CsvColumns columns)
    {
        if (!columns.Has(ColumnRole.End))
        {
            foreach (ColumnRole alone in new[] { ColumnRole.Start, ColumnRole.Scheduled }.Where(columns.Has).Take(1))
            {
                settings.Report(settings.PlaceOf(NameOf(alone)), $"'{NameOf(alone)}' stands without 'end'", "name the column with the end, too, or name this one 'time'");
            }

            return;
        }

        foreach (ColumnRole other in new[] { ColumnRole.Time, ColumnRole.Lifecycle }.Where(columns.Has))
        {
            settings.Report(settings.PlaceOf(NameOf(other)), $"'{NameOf(other)}' stands beside 'end'", "remove one: a row has one time, and perhaps its transition, or a start and an end");
        }
    }

    private static SettingDeclaration Of(string name, string summary, string example, string absent = "none") =>
        new(name, SettingKind.Text, summary) { Default = absent, Example = example };
}
