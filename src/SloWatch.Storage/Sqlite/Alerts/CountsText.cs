using System.Globalization;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Alerts;

/// <summary>What a decision read, a line for each window: good, bad, and the window as people write it.</summary>
internal static class CountsText
{
    public static string Of(IReadOnlyList<WindowCounts> counts) =>
        string.Join('\n', counts.Select(window => string.Create(CultureInfo.InvariantCulture, $"{window.Good} {window.Bad} {window.Window}")));

    public static IReadOnlyList<WindowCounts> Read(string text) => text.Length == 0 ? [] : [.. text.Split('\n').Select(ReadLine)];

    private static WindowCounts ReadLine(string line)
    {
        string[] parts = line.Split(' ', 3);
        return new(parts[2], long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
