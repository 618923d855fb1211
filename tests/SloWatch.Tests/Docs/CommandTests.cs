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
    [MemberData(nameof(Verbs))]
    public void Scripts_can_say_where_to_work_before_or_after_any_verb(string verb)
    {
        const string Where = "--rules r --store s.db --tz UTC";
        foreach (string line in (string[])[$"{verb} {Where}", $"{Where} {verb}"])
        {
            Assert.Null(UsageErrors.MistypedOption(CommandTree.Build(Silent).Parse(line)));
        }
    }

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

    [GeneratedRegex(@"^(slowatch|dotnet run -c Release --project src/SloWatch --)(?<arguments>[^#>|\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (?<code>\d+) \| (?<meaning>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
