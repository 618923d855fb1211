using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Tour;

public partial class TourTests
{
    private const string Page = "docs/tour.md";
    private const int PageWidth = 118;
    private const string AliasInClone = "  alias slowatch=\"$PWD/artifacts/bin/SloWatch/release/slowatch\"";

    /// <summary>After a change of the report, SLOWATCH_WRITE_DOCS=1 writes the screen of the page anew.</summary>
    [Fact]
    public void Its_page_shows_what_the_tour_prints()
    {
        using TempFolder folder = new();
        Answer tour = Slowatch.Run(folder.Root, "tour");
        string page = Repository.Read(Page);
        if (Environment.GetEnvironmentVariable("SLOWATCH_WRITE_DOCS") == "1")
        {
            page = Screen().Replace(page, _ => $"```text\n{Alias().Replace(Wrapped(tour.Out), AliasInClone)}```");
            File.WriteAllText(Repository.PathOf(Page), page);
        }

        string shown = Screen().Match(page).Groups["text"].Value;

        Assert.Equal("", tour.Error);
        Assert.Equal(0, tour.ExitCode);
        Assert.Equal(Words(tour.Out), Words(shown));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_folder_without_a_name_is_refused_and_nothing_is_put_where_one_is(string name)
    {
        using TempFolder folder = new();

        Answer tour = Slowatch.Run(folder.Root, "tour", "--folder", name);

        Assert.Equal((2, ""), (tour.ExitCode, tour.Out));
        Assert.Contains("--folder: it names no folder; write a name, or '.' for the folder you are in", tour.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void What_it_says_to_type_next_works_as_it_is_typed()
    {
        using TempFolder folder = new();
        string printed = Slowatch.Run(folder.Root, "tour").Out;

        Answer typed = Slowatch.Type(folder.Root, printed[(printed.IndexOf("What to type next", StringComparison.Ordinal) + "What to type next".Length)..]);

        Assert.Equal("", typed.Error);
        Assert.Equal(0, typed.ExitCode);
        Assert.Contains("still open at its deadline", typed.Out, StringComparison.Ordinal);
        Assert.Contains("error budgets as of 2026-03-26T12:00Z", typed.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors, 0 warnings", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_loan_it_names_is_explained_as_its_report_counts_it()
    {
        using TempFolder folder = new();
        string printed = Slowatch.Run(folder.Root, "tour", "--folder", ".").Out;

        JsonArray units = JsonNode.Parse(Slowatch.Run(folder.Root, "explain", Loan().Match(printed).Value, "--json").Out)!["units"]!.AsArray();

        string Verdict(string objective) => (string)units.Single(unit => (string)unit!["objective"]! == objective)!["verdict"]!;
        Assert.Equal(("bad", "pending"), (Verdict("loan-decided-in-24h"), Verdict("loan-decided-in-3d")));
    }

    [Fact]
    public void Every_page_names_the_loan_of_the_tour()
    {
        using TempFolder folder = new();
        string loan = Loan().Match(Slowatch.Run(folder.Root, "tour").Out).Value;
        string help = string.Concat(new[] { "--help", "explain --help" }.Select(line => Slowatch.Run(folder.Root, line.Split(' ')).Out));
        string[] pages = [help, .. Repository.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(Repository.Read)];

        Assert.All(pages.SelectMany(page => Loan().Matches(page)), named => Assert.Equal(loan, named.Value));
        Assert.Contains(loan, help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_on_reports_is_true_of_the_tour()
    {
        using TempFolder folder = new();
        Slowatch.Run(folder.Root, "tour", "--folder", ".");
        string page = Repository.Read("docs/read-a-report.md");
        string commands = string.Concat(Command().Matches(page).Select(block => block.Groups["text"].Value));
        JsonObject shown = JsonNode.Parse(Json().Match(page).Groups["text"].Value)!["objectives"]![0]!.AsObject();

        Answer typed = Slowatch.Type(folder.Root, $"slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\n{commands}");
        JsonNode report = JsonNode.Parse(Slowatch.Run(folder.Root, "report", "--json").Out)!;

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        JsonObject printed = report["objectives"]!.AsArray().Single(objective => (string)objective!["name"]! == (string)shown["name"]!)!.AsObject();
        Assert.All(shown, field => Assert.Equal(field.Value!.ToJsonString(), printed[field.Key]!.ToJsonString()));
    }

    /// <summary>Its commands work, and every line it shows is printed, in the order of the page.</summary>
    [Theory]
    [InlineData("docs/be-on-call.md")]
    [InlineData("docs/diagnose.md")]
    public void A_page_for_those_on_call_is_true_of_the_tour(string path)
    {
        using TempFolder folder = new();
        Slowatch.Run(folder.Root, "tour", "--folder", ".");
        string page = Repository.Read(path);
        string commands = string.Concat(Command().Matches(page).Select(block => block.Groups["text"].Value));

        Answer typed = Slowatch.Type(folder.Root, $"slowatch() {{ \"{Slowatch.Path}\" \"$@\"; }}\n{commands}");

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        int read = 0;
        foreach (string line in Screen().Matches(page).SelectMany(block => block.Groups["text"].Value.Split('\n')).Where(line => line.Length > 0))
        {
            int at = typed.Out.IndexOf(line, read, StringComparison.Ordinal);
            Assert.True(at >= 0, $"not printed: {line}");
            read = at + line.Length;
        }
    }

    [Fact]
    public void A_second_tour_in_the_same_folder_says_the_same()
    {
        using TempFolder folder = new();

        string first = Slowatch.Run(folder.Root, "tour").Out;

        Assert.Equal(first, Slowatch.Run(folder.Root, "tour").Out);
    }

    [Fact]
    public void Rules_that_someone_changed_are_never_written_over()
    {
        using TempFolder folder = new();
        Slowatch.Run(folder.Root, "tour", "--folder", "here");
        File.AppendAllText(folder.PathOf("here/rules/loan-approval.yaml"), "# mine\n");

        Answer again = Slowatch.Run(folder.Root, "tour", "--folder", "here");

        Assert.Equal(4, again.ExitCode);
        Assert.Contains("here/rules/loan-approval.yaml was changed", again.Error, StringComparison.Ordinal);
        Assert.EndsWith("# mine\n", File.ReadAllText(folder.PathOf("here/rules/loan-approval.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_someone_else_is_left_alone()
    {
        using TempFolder folder = new();
        folder.Write("slowatch.db", "precious");

        Answer tour = Slowatch.Run(folder.Root, "tour", "--folder", ".");

        Assert.Equal(4, tour.ExitCode);
        Assert.Equal(["slowatch.db"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("/proc/x", "no folder can be made there")]
    [InlineData("taken/rules", "no folder can be made there")]
    [InlineData("taken", "The file '{0}/taken/rules' already exists")]
    public void A_folder_that_cannot_be_written_is_told_with_cause_and_remedy(string path, string cause)
    {
        using TempFolder folder = new();
        folder.Write("taken/rules", "a file");

        Answer tour = Slowatch.Run(folder.Root, "tour", "--folder", path);

        Assert.Equal(6, tour.ExitCode);
        Assert.Equal(
            $"slowatch: the tour cannot be put into {path}: {cause.Replace("{0}", folder.Root, StringComparison.Ordinal)}; name another folder with --folder DIR\n",
            tour.Error);
    }

    [Theory]
    [InlineData("--rules")]
    [InlineData("--store")]
    public void It_takes_no_rules_and_no_store(string option)
    {
        using TempFolder folder = new();

        Answer tour = Slowatch.Run(folder.Root, "tour", option, "x");

        Assert.Equal(2, tour.ExitCode);
        Assert.Contains("--folder", tour.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    /// <summary>The command of the page, where there is nothing but the clone.</summary>
    [LongFact]
    public void It_runs_in_a_bare_clone()
    {
        using TempFolder clone = new();
        foreach (string file in Repository.Files())
        {
            clone.CopyIn(Repository.Root, file);
        }

        string command = Command().Match(Repository.Read(Page)).Groups["text"].Value;
        Answer tour = Slowatch.Type(clone.Root, command);

        Assert.Equal(0, tour.ExitCode);
        Assert.Contains("What you see", tour.Out, StringComparison.Ordinal);
        Assert.Contains(AliasInClone, tour.Out, StringComparison.Ordinal);
    }

    /// <summary>Without line breaks, and without where this very program lies.</summary>
    private static string Words(string text) => Blanks().Replace(Alias().Replace(text, ""), " ").Trim();

    private static string Wrapped(string text) => string.Join('\n', text.TrimEnd().Split('\n').SelectMany(Lines)) + "\n";

    /// <summary>Sentences are broken as a terminal would; the rows of a table and commands stand in columns and are not.</summary>
    private static IEnumerable<string> Lines(string line)
    {
        while (line.Length > PageWidth && !line.Contains("  ", StringComparison.Ordinal))
        {
            int blank = line.LastIndexOf(' ', PageWidth);
            yield return line[..blank];
            line = line[(blank + 1)..];
        }

        yield return line;
    }

    [GeneratedRegex(@"^```text\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Screen();

    [GeneratedRegex(@"^```console\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex(@"\bL-\d+")]
    private static partial Regex Loan();

    [GeneratedRegex(@"^ *alias .*$", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
