using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

public partial class ReadmeTests
{
    private const int PageWidth = 118;

    /// <summary>As at noon of a Monday. After a change of the demo, SLOWATCH_WRITE_DOCS=1 writes the screen of the README anew.</summary>
    [Fact]
    public void The_README_shows_what_the_demo_prints_first()
    {
        using PlayedDemo demo = new();
        demo.Play(2.1, stepSeconds: 1);
        string printed = AsInAClone(demo);
        string readme = Repository.Read("README.md");
        if (Environment.GetEnvironmentVariable("SLOWATCH_WRITE_DOCS") == "1")
        {
            readme = Screen().Replace(readme, _ => $"```text\n{Wrapped(printed)}```", 1);
            File.WriteAllText(Repository.PathOf("README.md"), readme);
        }

        Assert.Equal(Words(printed), Words(Screen().Match(readme).Groups["text"].Value));
        Assert.Equal("", demo.Talk);
    }

    /// <summary>With the port and the paths that a reader gets.</summary>
    private static string AsInAClone(PlayedDemo demo) => Command().Replace(
        Alias().Replace(Port().Replace(demo.Screen, "127.0.0.1:8080"), "  alias slowatch=\"$PWD/artifacts/bin/SloWatch/release/slowatch\"").Replace($"{demo.Folder.Root}/", "", StringComparison.Ordinal),
        line => $"{line.Groups["typed"].Value.PadRight(line.Groups["typed"].Value.StartsWith("    ", StringComparison.Ordinal) ? 60 : 44)}  {line.Groups["remark"].Value}");

    private static string Words(string text) => Blanks().Replace(text, " ").Trim();

    private static string Wrapped(string text) => string.Join('\n', text.TrimEnd().Split('\n').SelectMany(Lines)) + "\n";

    /// <summary>Sentences are broken as a terminal would; what is typed is not.</summary>
    private static IEnumerable<string> Lines(string line)
    {
        bool typed = line.StartsWith("  ", StringComparison.Ordinal);
        string indent = line.StartsWith("2026", StringComparison.Ordinal) ? "    " : "";
        while (line.Length > PageWidth && !typed)
        {
            int blank = line.LastIndexOf(' ', PageWidth);
            yield return line[..blank];
            line = indent + line[(blank + 1)..];
        }

        yield return line;
    }

    [GeneratedRegex(@"^```text\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Screen();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"^ *alias .*$", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^(?<typed> +\S.*?) +(?<remark># .*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
