using System.CommandLine;
using System.Text.RegularExpressions;
using SloWatch.Cli;
using SloWatch.Cli.Running;
using SloWatch.Testing;

namespace SloWatch.Tests.Docs;

public partial class CommandTests
{
    public static TheoryData<string> Written => [.. Repository.Files()
        .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(page => Command().Matches(string.Concat(Fence().Matches(Repository.Read(page)).Select(block => block.Value))))
        .Select(match => match.Groups["arguments"].Value.Trim())
        .Distinct()];

    private static Shell Silent => new(new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None);

    [Theory]
    [MemberData(nameof(Written))]
    public void Every_command_of_the_docs_is_understood(string arguments) => AssertUnderstood(arguments);

    /// <summary>Each verb with its help, and the program itself.</summary>
    public static TheoryData<string> Verbs => ["", .. CommandTree.Build(Silent).Subcommands.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_example_of_the_help_is_understood(string verb)
    {
        StringWriter help = new();
        CommandTree.Run([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], new Shell(new Terminal(help, TextWriter.Null), TimeProvider.System, CancellationToken.None));

        string[] examples = [.. Example().Matches(help.ToString().Split("Examples:\n")[1]).Select(example => example.Groups["arguments"].Value.Trim())];

        Assert.NotEmpty(examples);
        Assert.All(examples, AssertUnderstood);
        Assert.All(examples, example => Assert.StartsWith(verb, example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tour", "--folder --tz")]
    [InlineData("import", "--workflow --source --replace --dry-run --json --rules --store --tz")]
    [InlineData("validate", "--json --rules --store")]
    [InlineData("report", "--as-of --window --json --csv --markdown --rules --store --tz")]
    [InlineData("explain", "--workflow --as-of --json --rules --store --tz")]
    [InlineData("replay", "--policy --from --to --json --rules --store --tz")]
    [InlineData("audit", "--json --rules --store")]
    [InlineData("export", "--events --quarantine --workflow --output --store")]
    [InlineData("types", "--json")]
    public void A_verb_has_the_options_that_do_something_for_it(string verb, string options) =>
        Assert.Equal(options, string.Join(' ', CommandTree.Build(Silent).Subcommands.Single(command => command.Name == verb).Options.Select(option => option.Name)));

    [Fact]
    public void The_exit_codes_of_the_docs_are_those_of_the_program() =>
        Assert.Equal(
            ExitCode.All.Select(code => $"{code.Code}: {code.Meaning}"),
            CodeRow().Matches(Repository.Read("docs/operate.md")).Select(row => $"{row.Groups["code"].Value}: {row.Groups["meaning"].Value}"));

    private static void AssertUnderstood(string arguments)
    {
        ParseResult line = CommandTree.Build(Silent).Parse(arguments);

        Assert.Empty(line.Errors);
        Assert.Empty(line.UnmatchedTokens);
        Assert.Null(UsageErrors.MistypedOption(line));
        Assert.IsNotType<RootCommand>(line.CommandResult.Command);
    }

    /// <summary>As it is typed, without what a pipe does next and without the remark behind two blanks.</summary>
    [GeneratedRegex(@"^  slowatch (?<arguments>.+?)(  |\||>|\r?$)", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^```console\n.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(slowatch|dotnet run -c Release --project src/SloWatch --)(?<arguments>[^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (?<code>\d+) \| (?<meaning>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
