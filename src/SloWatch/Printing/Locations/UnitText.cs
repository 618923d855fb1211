using SloWatch.Cli.Running;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Locations;

/// <summary>What is bad, and what is pending with its deadline.</summary>
internal sealed class UnitText(Terminal terminal, Ink ink, TimeText times, Instant now)
{
    private const int MostShown = 10;

    public void WriteBad(IReadOnlyList<ExplainedUnit> units) => Write(units, unit => [new(HowLong(unit), Tint.Bad), new($"{unit.Verdict.Reason}{When(unit)}")]);

    public void WriteAhead(IReadOnlyList<ExplainedUnit> units) => Write(
        units,
        unit => unit.Verdict.Deadline.IsFinite
            ? [new($"in {SpanText.Rough(unit.Verdict.Deadline - now)}", Tint.Warning), new(times.ToSecond(unit.Verdict.Deadline))]
            : [new("no deadline", Tint.Faint), new(unit.Verdict.Reason)]);

    private string HowLong(JudgedUnit unit) => unit.ClosedAt is null ? $"bad for {SpanText.Rough(now - unit.Verdict.At)}" : "bad, closed";

    private string When(JudgedUnit unit)
    {
        bool late = unit.Verdict.Deadline.IsFinite && unit.ClosedAt > unit.Verdict.Deadline;
        return $" at {times.ToSecond(unit.Verdict.At)}{(late ? $"; closed {SpanText.Rough(unit.ClosedAt!.Value - unit.Verdict.Deadline)} late" : "")}";
    }

    private void Write(IReadOnlyList<ExplainedUnit> units, Func<JudgedUnit, Cell[]> cells)
    {
        TextTable table = new(new("When"), new("Objective"), new("Unit"), new("Why"));
        foreach (ExplainedUnit unit in units.Take(MostShown))
        {
            Cell[] own = cells(unit.Unit);
            table.Add(own[0], unit.Objective.Name, unit.Unit.Unit, own[1]);
        }

        if (terminal.Width is { } width && table.Width + 2 > width)
        {
            WriteStacked(units, cells);
        }
        else
        {
            table.Write(terminal.Out, ink, "  ", header: false);
        }

        if (units.Count > MostShown)
        {
            terminal.Out.WriteLine($"  and {Count.Of(units.Count - MostShown)} more; 'slowatch explain' shows all");
        }
    }

    private void WriteStacked(IReadOnlyList<ExplainedUnit> units, Func<JudgedUnit, Cell[]> cells)
    {
        foreach (ExplainedUnit unit in units.Take(MostShown))
        {
            Cell[] own = cells(unit.Unit);
            terminal.Out.WriteLine($"  {ink.Paint(own[0].Shown, own[0].Tint)}");
            Paragraph.Write(terminal, SafeText.Of($"    {unit.Objective.Name}, {unit.Unit.Unit}: {own[1].Text}"), "    ");
        }
    }
}
