using SloWatch.Core.Rules.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloWatch.Engine.Yaml.Syntax;

/// <summary>Finds lines indented with a tab: the parser takes some, misreads others and points at the wrong place for the rest.</summary>
internal sealed class YamlTabs(YamlChunk chunk)
{
    private readonly HashSet<int> insideTexts = [];

    /// <summary>The further lines of a text are its content.</summary>
    public void Exempt(Scalar scalar)
    {
        int first = chunk.PlaceOf(scalar.Start).Line + 1;
        int last = chunk.PlaceOf(scalar.End).Line - (scalar.End.Column <= 1 ? 1 : 0);
        for (int line = first; line <= last; line++)
        {
            insideTexts.Add(line);
        }
    }

    /// <summary>Of a chunk that was read to its end; blank and comment lines do not count there.</summary>
    public void ReportInWholeChunk(List<Problem> problems)
    {
        if (Find(line => line.TrimStart() is { Length: > 0 } and not ['#', ..]) is { } problem)
        {
            problems.Add(problem);
        }
    }

    /// <summary>The problem with tabs when they are what the parser stumbled over.</summary>
    public Problem? BehindFault(YamlException fault)
    {
        int line = chunk.PlaceOf(fault.Start).Line;
        bool tab = fault.Message.Contains("tab", StringComparison.Ordinal) || (!insideTexts.Contains(line) && IsTabbed(chunk.LineAt(line)));
        return tab ? Find(_ => true) : null;
    }

    private Problem? Find(Func<string, bool> counts)
    {
        if (!chunk.Text.Contains('\t', StringComparison.Ordinal))
        {
            return null;
        }

        string[] lines = chunk.Text.Split('\n');
        int[] tabbed = [.. Enumerable.Range(0, lines.Length).Where(i => IsTabbed(lines[i]) && counts(lines[i]) && !insideTexts.Contains(chunk.FirstLine + i))];
        if (tabbed is not [int first, ..])
        {
            return null;
        }

        string more = tabbed.Length == 1 ? "" : tabbed.Length == 2 ? ", and 1 more line is" : $", and {tabbed.Length - 1} more lines are";
        Place place = new(chunk.File, chunk.FirstLine + first, lines[first].IndexOf('\t', StringComparison.Ordinal) + 1);
        return new(place, $"the line is indented with a tab{more}", "indent with spaces, two for each level");
    }

    private static bool IsTabbed(string line) => line.AsSpan().TrimStart(' ') is ['\t', ..];
}
