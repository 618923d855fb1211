using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Ingest.Files;

/// <summary>A folder of files to import.</summary>
/// <param name="Files">Those whose names say a format, in the order of their names.</param>
/// <param name="PassedOver">The names of the rest, folders with a slash behind them, pipes and their like with what they are.</param>
public sealed record LogFolder(IReadOnlyList<string> Files, IReadOnlyList<string> PassedOver)
{
    /// <summary>Folders within it are not looked into, and pipes not waited for.</summary>
    /// <param name="source">Of the rules; null: files of every format are meant.</param>
    public static LogFolder Read(string path, string? source, RuleSet rules)
    {
        string? format = rules.Sources.FirstOrDefault(one => one.Name == source)?.Format;
        string[] endings = [.. AdapterCatalogue.Files.Where(adapter => format is null || adapter.Name == format).SelectMany(adapter => adapter.Extensions)];
        string[] folders = [.. Directory.EnumerateDirectories(path).Select(folder => $"{Path.GetFileName(folder)}/").Order(StringComparer.Ordinal)];
        List<string> files = [];
        List<string> passedOver = [];
        foreach (string file in Directory.EnumerateFiles(path).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            if (!HasEnding(name, endings))
            {
                passedOver.Add(name);
            }
            else if (FileKind.Odd(file) is { } odd)
            {
                passedOver.Add($"{name} ({odd})");
            }
            else
            {
                files.Add(Path.Combine(path, name));
            }
        }

        return new(files, [.. passedOver, .. folders]);
    }

    private static bool HasEnding(string name, string[] endings)
    {
        string unpacked = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return endings.Any(ending => unpacked.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
