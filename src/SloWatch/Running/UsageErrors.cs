using System.CommandLine;
using System.CommandLine.Parsing;
using SloWatch.Cli.Printing;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Running;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>What looks like an option and is none; the library would take it for an argument. After a `--` everything is an argument.</summary>
    public static string? MistypedOption(ParseResult line) =>
        line.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : line.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')?.Value;

    public static int Print(ParseResult line, Shell shell)
    {
        Command verb = line.CommandResult.Command;
        foreach (string message in Messages(line, verb))
        {
            shell.Terminal.Say($"slowatch: {SafeText.Of(message)}");
        }

        if ((MistypedOption(line) ?? (line.UnmatchedTokens.Count > 0 ? line.UnmatchedTokens[0] : null)) is { } unknown)
        {
            shell.Terminal.Say(Remedy(unknown.Split('=')[0], verb));
        }

        shell.Terminal.Say($"'{Help.NameOf(verb)} --help' shows how it is used");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Messages(ParseResult line, Command verb) =>
        MistypedOption(line) is { } option ? [$"'{Help.NameOf(verb)}' has no option '{option}'"]
        : verb is RootCommand && line.UnmatchedTokens.Count > 0 ? [$"there is no verb '{line.UnmatchedTokens[0]}'"]
        : line.Errors.Select(error => error.Message);

    private static string Remedy(string unknown, Command verb) =>
        Names(verb).Contains(unknown) ? $"write it after '{verb.Name}'"
        : NearestName.Of(unknown, Names(verb)) is { } near ? $"did you mean '{near}'?"
        : $"it has: {string.Join(", ", Names(verb))}";

    private static IEnumerable<string> Names(Command verb) =>
        verb.Subcommands.Select(command => command.Name)
            .Concat(verb.Options.Select(option => option.Name))
            .Concat(verb.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive).Select(option => option.Name));
}
