using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Examples;

/// <summary>An example as someone copies it, in which the commands of its README were typed.</summary>
public abstract partial class ExampleFolder : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string readme;
    private readonly Dictionary<string, ReportedNumbers> reports = [];

    protected ExampleFolder(string origin)
    {
        foreach (string file in Repository.Files(origin, ""))
        {
            folder.CopyIn(Repository.PathOf(origin), Path.GetRelativePath(origin, file));
        }

        readme = Repository.Read($"{origin}/README.md");
        string commands = string.Concat(Command().Matches(readme).Select(block => block.Groups["text"].Value));
        Typed = Slowatch.Type(folder.Root, $"slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\n{commands}");
    }

    public Answer Typed { get; }

    public string Root => folder.Root;

    /// <summary>Lines that its README shows and that are not printed, in this order.</summary>
    public IReadOnlyList<string> NotPrinted()
    {
        List<string> missing = [];
        int read = 0;
        foreach (string line in Screen().Matches(readme).SelectMany(block => block.Groups["text"].Value.Split('\n')).Where(line => line.Length > 0))
        {
            int at = Typed.Out.IndexOf(line, read, StringComparison.Ordinal);
            read = at < 0 ? read : at + line.Length;
            missing.AddRange(at < 0 ? [line] : []);
        }

        return missing;
    }

    public Answer Run(params string[] arguments) => Slowatch.Run(Root, [.. arguments, "--rules", "."]);

    /// <param name="asOf">Empty: the moment of a report that is asked for none.</param>
    internal ReportedNumbers Report(string asOf = "")
    {
        if (!reports.TryGetValue(asOf, out ReportedNumbers? report))
        {
            Answer answer = Run(["report", "--json", .. asOf.Length == 0 ? Array.Empty<string>() : ["--as-of", asOf]]);
            Assert.True(answer.ExitCode == 0, answer.Error);
            reports[asOf] = report = ReportedNumbers.Of(JsonDocument.Parse(answer.Out).RootElement);
        }

        return report;
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [GeneratedRegex(@"^```console\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^```text\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Screen();
}

/// <summary>What a report says of each objective.</summary>
internal sealed record ReportedNumbers(string AsOf, IReadOnlyDictionary<string, Tally> Objectives)
{
    public static ReportedNumbers Of(JsonElement report) => new(
        report.GetProperty("asOf").GetString()!,
        report.GetProperty("objectives").EnumerateArray().ToDictionary(
            objective => objective.GetProperty("name").GetString()!,
            objective => new Tally(objective.GetProperty("good").GetInt32(), objective.GetProperty("bad").GetInt32(), objective.GetProperty("pending").GetInt32())));
}
