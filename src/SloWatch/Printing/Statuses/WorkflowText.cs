using SloWatch.Cli.Running;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Statuses;

/// <summary>One workflow: its sources, its objectives as a table, and the next deadlines.</summary>
internal sealed class WorkflowText(Terminal terminal, TimeText times, Room room)
{
    private const int ShortestName = 12;

    /// <summary>Rather than cut names shorter, columns are left out.</summary>
    private const int GoodName = 24;
    private const int MostDropped = 2;
    private const int LongestId = 20;

    private readonly Ink ink = new(terminal.Colour);
    private readonly int columns = terminal.Width ?? Room.Columns;

    public void Write(WorkflowStatus status)
    {
        WriteTitle(status);
        WriteSources(status.Sources);
        if (status.Objectives.Count > 0)
        {
            WriteObjectives(status);
        }

        foreach (NextDeadline next in status.Deadlines.Take(room.Deadlines))
        {
            string due = $"  due in {SpanText.Rough(next.Deadline - status.AsOf!.Value)}: {FittedText.Of(next.InstanceId, LongestId)}, {next.Objective.Name}{(next.Unit == "instance" ? "" : $", {next.Unit}")}";
            terminal.Out.WriteLine(FittedText.Of(due, columns));
        }
    }

    private void WriteTitle(WorkflowStatus status)
    {
        long overdue = status.Objectives.Sum(objective => objective.Overdue);
        string counts = status.AsOf is { } asOf
            ? $"  as of {times.ToSecond(asOf)}: {Count.Of(status.Open)} open, {Count.Of(status.Instances - status.Open)} ended{(status.Horizon is null ? "" : " (older ones removed)")}{(overdue > 0 && !room.HasTable ? $", {Count.Of(overdue, "unit")} overdue" : "")}"
            : status.Instances > 0 ? $"  no source delivers for it any more: {Count.Of(status.Open)} open, {Count.Of(status.Instances - status.Open)} ended"
            : "  nothing was delivered for it";
        terminal.Out.WriteLine(ink.Paint(FittedText.Of(status.Workflow, Math.Max(ShortestName, columns - counts.Length)), Tint.Strong) + counts);
    }

    private void WriteSources(IReadOnlyList<SourceStatus> sources)
    {
        int hidden = sources.Count - room.Sources;
        foreach (SourceStatus source in sources.OrderBy(source => source.State.Watermark).ThenByDescending(source => source.Refused).Take(room.Sources))
        {
            bool fine = source.Refused == 0 && source.State is { Trouble: null } && source.State.Watermark != Instant.Never;
            string others = hidden > 0 && room.Sources == 1 ? $" (and {Count.Of(hidden)} more)" : "";
            terminal.Out.WriteLine(ink.Paint(FittedText.Of(Said(source, others), columns), fine ? Tint.None : Tint.Warning));
            if (source.State.Trouble is { } trouble)
            {
                Paragraph.Write(terminal, $"    {SafeText.Of(trouble)}", "    ");
            }
        }

        if (hidden > 0 && room.Sources > 1)
        {
            terminal.Out.WriteLine($"  and {Count.Of(hidden, "more source")}");
        }
    }

    /// <summary>How its last import ended is told where there is room, and always where it did not end well.</summary>
    private string Said(SourceStatus source, string others)
    {
        SourceState state = source.State;
        bool whole = state.Watermark == Instant.Ever;
        string?[] parts =
        [
            $"  source {FittedText.Of(state.Name, LongestId)}{others}: {(whole ? "complete" : state.Watermark == Instant.Never ? "not complete" : $"complete up to {times.ToSecond(state.Watermark)}")}",
            state.LastAt is { } last ? $"last event {times.ToSecond(last)}" : "no event yet",
            source.Refused > 0 ? $"{Count.Of(source.Refused)} refused" : null,
        ];
        string said = string.Join(", ", parts.OfType<string>());
        string noted = $"{said}, {state.Note}";
        return state.Note.Length > 0 && (!whole || DisplayWidth.Of(noted) <= columns) ? noted : said;
    }

    private void WriteObjectives(WorkflowStatus status)
    {
        IEnumerable<string> lights = LightText.All.Where(light => status.Count(light) > 0).Select(light => $"{status.Count(light)} {LightText.Words(light)}");
        string worst = room.HasTable ? "" : $"; the worst is {status.Objectives[0].Report.Objective.Name}";
        terminal.Out.WriteLine(FittedText.Of($"  {Count.Of(status.Objectives.Count, "objective")}: {string.Join(", ", lights)}{worst}", columns));
        if (!room.HasTable)
        {
            return;
        }

        Fitting(status).Write(terminal.Out, ink, "  ");
        if (status.Objectives.Count > room.Objectives)
        {
            terminal.Out.WriteLine($"  and {Count.Of(status.Objectives.Count - room.Objectives)} more; 'slowatch report' shows all");
        }
    }

    /// <summary>Names get the columns that are left beside the rest.</summary>
    private TextTable Fitting(WorkflowStatus status)
    {
        int most = columns - 2;
        for (int dropped = 0; dropped <= MostDropped; dropped++)
        {
            if (most - Table(status, GoodName, dropped).Width is >= 0 and var spare)
            {
                return Table(status, GoodName + spare, dropped);
            }
        }

        int names = GoodName;
        while (names > ShortestName && Table(status, names, MostDropped).Width > most)
        {
            names--;
        }

        return Table(status, names, MostDropped);
    }

    /// <param name="dropped">How many columns it goes without.</param>
    private TextTable Table(WorkflowStatus status, int nameColumns, int dropped)
    {
        Column[] all = [new("Objective"), new("State"), new("Budget left", Right: true), new("Overdue", Right: true), new("Pending", Right: true), new("Overdue longest")];
        TextTable table = new(all[..^dropped]);
        foreach (ObjectiveStatus objective in status.Objectives.Take(room.Objectives))
        {
            Tint tint = LightText.Tint(objective.Light);
            Cell[] cells =
            [
                new(FittedText.Of(objective.Report.Objective.Name, nameColumns)),
                new(LightText.Of(objective), tint),
                new(objective.Report.Budget.RemainingRatio is { } ratio ? PercentText.Signed(ratio, 0) : "-", tint),
                new(objective.Overdue > 0 ? Count.Of(objective.Overdue) : "-"),
                new(Count.Of(objective.Report.Pending)),
                new(objective.Longest is { } one ? $"{FittedText.Of(one.Instance, LongestId)}{(status.AsOf is { } asOf ? $", {SpanText.Rough(asOf - one.At)}" : "")}" : "-"),
            ];
            table.Add(cells[..^dropped]);
        }

        return table;
    }
}
