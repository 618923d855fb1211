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

    [Theory]
    [MemberData(nameof(Written))]
    public void Every_command_of_the_docs_is_understood(string arguments)
    {
        Shell shell = new(new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None);

        ParseResult line = CommandTree.Build(shell).Parse(arguments);

        Assert.Empty(line.Errors);
        Assert.Empty(line.UnmatchedTokens);
        Assert.NotEqual("slowatch", line.CommandResult.Command.Name);
    }

    [Fact]
    public void The_exit_codes_of_the_docs_are_those_of_the_program() =>
        Assert.Equal(
            ExitCode.All.Select(code => $"{code.Code}: {code.Meaning}"),
            CodeRow().Matches(Repository.Read("docs/operate.md")).Select(row => $"{row.Groups["code"].Value}: {row.Groups["meaning"].Value}"));

    [GeneratedRegex(@"^```console\n.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(slowatch|dotnet run -c Release --project src/SloWatch --)(?<arguments>[^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (?<code>\d+) \| (?<meaning>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
