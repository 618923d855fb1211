using SloWatch.Cli.Running;
using SloWatch.Core.Diagnosis;

namespace SloWatch.Cli.Printing.Diagnoses;

/// <summary>Bad units by one dimension, and beside them how many of all that came by went bad, now and before.</summary>
internal sealed class AttributionTable
{
    /// <summary>`--json` has more.</summary>
    private const int Listed = 5;

    private readonly TextTable table;
    private readonly List<string> lines = [];

    private readonly bool compared;

    /// <param name="compared">There is a time before.</param>
    public AttributionTable(Attribution attribution, bool compared)
    {
        this.compared = compared;
        table = new([
            new(attribution.By.ToString()), new("Bad", Right: true), new("Share", Right: true), new("Came by", Right: true), new("Bad of them", Right: true),
            .. compared ? new Column[] { new("Before") } : []]);
        AttributedGroup[] named = [.. attribution.Groups.Where(group => group.Role == GroupRole.Named)];
        foreach (AttributedGroup group in named.Take(Listed))
        {
            Add(group.Name!, group);
        }

        AttributedGroup[] rest = [.. named.Skip(Listed), .. attribution.Groups.Where(group => group.Role == GroupRole.Other)];
        if (rest.Length > 0)
        {
            Add("others", new(null, GroupRole.Other, rest.Sum(group => group.Bad), null, 0, null) { Percent = rest.Sum(group => group.Percent) });
        }

        foreach (AttributedGroup group in attribution.Groups.Where(group => group.Role == GroupRole.NotSaid))
        {
            Add("(not said)", group);
        }
    }

    public void Write(Terminal terminal, Ink ink) => table.WriteOr(terminal, ink, () => lines.ForEach(line => Paragraph.Write(terminal, SafeText.Of(line), "  ")));

    private void Add(string name, AttributedGroup group)
    {
        string share = $"{group.Percent} %";
        string seen = group.Seen is { } came ? Count.Of(came) : "";
        string rate = group.Seen is > 0 and var all ? PercentText.Of((decimal)group.Bad / all, 0) : "";
        string before = group.SeenBefore switch
        {
            null => "",
            _ when !compared => "",
            0 => "none came by",
            { } earlier => $"{PercentText.Of((decimal)group.BadBefore / earlier, 0)} of {Count.Of(earlier)}",
        };
        table.Add([name, Count.Of(group.Bad), share, seen, rate, .. compared ? new Cell[] { before } : []]);
        lines.Add($"{name}: {Count.Of(group.Bad)} bad ({share}){(rate.Length > 0 ? $", {rate} of {seen} that came by" : "")}{(before.Length > 0 ? $"; before, {before}" : "")}");
    }
}
