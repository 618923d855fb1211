namespace SloWatch.Engine.Adapters.Csv.Headers;

/// <summary>Which column of a table is what; -1: none is.</summary>
internal sealed class TableColumns
{
    private TableColumns(CsvHeader header, CsvLayout layout)
    {
        CsvColumns named = layout.Columns;
        Case = named[ColumnRole.Case] is { } ofCase ? header.Find(ofCase, "the case") : header.NeedUsual(UsualNames.Case, "the case", "case");
        Resource = Optional(header, named, ColumnRole.Resource, "who did it");
        Result = Optional(header, named, ColumnRole.Result, "the result");
        Run = Optional(header, named, ColumnRole.Run, "the run of the activity");
        Milestones = [.. layout.Milestones.Select(milestone => (milestone.Name, header.Find(milestone.Value, $"when '{milestone.Name}' happened")))];
        if (Milestones.Count > 0)
        {
            return;
        }

        Activity = named[ColumnRole.Activity] is { } activity ? header.Find(activity, "the activity") : header.NeedUsual(UsualNames.Activity, "the activity", "activity");
        Lifecycle = named.IsNone ? -1 : Optional(header, named, ColumnRole.Lifecycle, "the transition");
        Times = named.IsNone ? UsualTimes(header) : NamedTimes(header, named);
        if (named.IsNone && Times.Count == 1)
        {
            Lifecycle = header.FindUsual(UsualNames.Lifecycle, "the transition");
        }
    }

    public int Case { get; }

    /// <summary>Activity and column; empty: each row is one activity.</summary>
    public IReadOnlyList<(string Activity, int Column)> Milestones { get; }

    public int Activity { get; } = -1;

    /// <summary>What happens to the activity at the time in each column.</summary>
    public IReadOnlyList<(LifecycleTransition Transition, int Column)> Times { get; } = [];

    public int Lifecycle { get; } = -1;

    public int Run { get; }

    public int Resource { get; }

    public int Result { get; }

    /// <summary>A row has the start and the end of a run of its activity, and so says that they belong together.</summary>
    public bool RowsAreRuns => Times.Count > 1;

    public static TableColumns Find(CsvHeader header, CsvLayout layout) => new(header, layout);

    private static List<(LifecycleTransition, int)> NamedTimes(CsvHeader header, CsvColumns named)
    {
        if (!named.Has(ColumnRole.End))
        {
            return [(LifecycleTransition.Complete, named[ColumnRole.Time] is { } time ? header.Find(time, "the time") : header.NeedUsual(UsualNames.Time, "the time", "time"))];
        }

        (LifecycleTransition Transition, ColumnRole Role, string Meaning)[] all =
        [
            (LifecycleTransition.Schedule, ColumnRole.Scheduled, "when it was there to be done"),
            (LifecycleTransition.Start, ColumnRole.Start, "when it was begun"),
            (LifecycleTransition.Complete, ColumnRole.End, "when it was done"),
        ];
        return [.. all.Where(one => named.Has(one.Role)).Select(one => (one.Transition, header.Find(named[one.Role]!, one.Meaning)))];
    }

    private static List<(LifecycleTransition, int)> UsualTimes(CsvHeader header)
    {
        bool spans = UsualNames.Find(UsualNames.Start, header.Names) >= 0 && UsualNames.Find(UsualNames.End, header.Names) >= 0;
        return spans
            ?
            [
                (LifecycleTransition.Start, header.FindUsual(UsualNames.Start, "when it was begun")),
                (LifecycleTransition.Complete, header.FindUsual(UsualNames.End, "when it was done")),
            ]
            : [(LifecycleTransition.Complete, header.NeedUsual(UsualNames.Time, "the time", "time"))];
    }

    private static int Optional(CsvHeader header, CsvColumns named, ColumnRole role, string meaning) => named[role] is { } name ? header.Find(name, meaning) : -1;
}
