using SloWatch.Cli.Running;
using SloWatch.Core.Diagnosis;
using SloWatch.Engine.Evaluation.Diagnosing;

namespace SloWatch.Cli.Printing.Diagnoses;

/// <summary>The bad units of a group, those that went bad first at the top.</summary>
internal sealed class BadUnitsText(Terminal terminal, TimeText times)
{
    public void Write(BadUnits found)
    {
        if (found.Units.Count == 0)
        {
            terminal.Out.WriteLine("no bad unit of this time is in that group");
            return;
        }

        bool named = found.Units.Any(unit => unit.Name != "instance");
        Dimension[] said = [.. Enum.GetValues<Dimension>().Where(by => found.Units.Any(unit => unit.GroupOf(by) is not null))];
        TextTable table = new([new("Went bad"), new("Instance"), .. named ? new Column[] { new("Unit") } : [], new("Where it was"), new("Since"), .. said.Select(by => new Column(by.ToString()))]);
        foreach (SeenUnit unit in found.Units)
        {
            table.Add([times.ToSecond(unit.At), unit.Instance.Id, .. named ? new Cell[] { unit.Name } : [], Doing(unit.Spot!.Kind), times.ToSecond(unit.Spot.Since), .. said.Select(by => new Cell(unit.GroupOf(by) ?? ""))]);
        }

        Ink ink = new(terminal.Colour);
        table.WriteOr(terminal, ink, () =>
        {
            foreach (SeenUnit unit in found.Units)
            {
                IEnumerable<string> about = said.Select(by => unit.GroupOf(by)).OfType<string>();
                Paragraph.Write(terminal, SafeText.Of($"{times.ToSecond(unit.At)} {unit.Instance.Id}{(named ? $" {unit.Name}" : "")}: {Doing(unit.Spot!.Kind)} since {times.ToSecond(unit.Spot.Since)}, {string.Join(", ", about)}"));
            }
        });
        if (found.More)
        {
            terminal.Out.WriteLine($"and more: --limit shows more than {found.Units.Count}");
        }
    }

    private static string Doing(SpotKind kind) => kind switch
    {
        SpotKind.Calling => "in a call",
        SpotKind.CallFailed => "call failed",
        SpotKind.Failed => "failed",
        SpotKind.Waiting => "waiting",
        SpotKind.Otherwise => "done otherwise",
        SpotKind.NoInstance => "no instance",
        SpotKind.Suspended => "suspended",
        SpotKind.Repeating => "again and again",
        SpotKind.Spread => "at several places",
        SpotKind.HandedOver => "handed over",
        SpotKind.Hurried => "too little time",
        SpotKind.Over => "had ended",
        SpotKind.TooEarly => "before it began",
        SpotKind.Elsewhere => "where others are not",
        _ => "standing",
    };
}
