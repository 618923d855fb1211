using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Running;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>
    /// What looks like an option and is none; the library would take it for an argument. After a `--` everything is an argument, and a number below zero is
    /// the value of the option before it, which says itself why it takes none.
    /// </summary>
    public static string? MistypedOption(ParseResult line) =>
        line.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : line.Tokens.Where((token, at) => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && !IsValue(line.Tokens, at)).FirstOrDefault()?.Value;

    private static bool IsValue(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].Type == TokenType.Option && int.TryParse(tokens[at].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    public static int Print(ParseResult line, Shell shell)
    {
        Command verb = line.CommandResult.Command;
        foreach (string message in Messages(line, verb))
        {
            shell.Terminal.Say($"slowatch: {SafeText.Of(message)}");
        }

        if (Valueless(line, verb) is { } valueless)
        {
            shell.Terminal.Say($"write it as '{valueless.Name} {valueless.HelpName ?? "VALUE"}'");
        }
        else if ((MistypedOption(line) ?? (line.UnmatchedTokens.Count > 0 ? line.UnmatchedTokens[0] : null)) is { } unknown)
        {
            shell.Terminal.Say(Remedy(unknown.Split('=')[0], verb));
        }

        shell.Terminal.Say($"'{Help.NameOf(verb)} --help' shows how it is used");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Messages(ParseResult line, Command verb) =>
        Valueless(line, verb) is { } valueless ? [$"'{valueless.Name}' of '{Help.NameOf(verb)}' lacks its value"]
        : MistypedOption(line) is { } option ? [$"'{Help.NameOf(verb)}' has no option '{option}'"]
        : verb is RootCommand && line.UnmatchedTokens.Count > 0 ? [$"there is no verb '{line.UnmatchedTokens[0]}'"]
        : line.Errors.Select(error => error.Message);

    /// <summary>An option of the verb that took the next one for its value.</summary>
    private static Option? Valueless(ParseResult line, Command verb) =>
        Enumerable.Range(1, Math.Max(0, line.Tokens.Count - 1))
            .Where(i => line.Tokens[i].Type == TokenType.Argument && Named(line.Tokens[i].Value.Split('=')[0], verb) is not null)
            .Select(i => line.Tokens[i - 1].Type == TokenType.Option ? Named(line.Tokens[i - 1].Value, verb) : null)
            .FirstOrDefault(option => option is not null);

    private static Option? Named(string name, Command verb) => Options(verb).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private static string Remedy(string unknown, Command verb) =>
        Names(verb).Contains(unknown) ? $"write it after '{verb.Name}'"
        : NearestName.Of(unknown, Names(verb)) is { } near ? $"did you mean '{near}'?"
        : $"it has: {string.Join(", ", Names(verb))}";

    private static IEnumerable<string> Names(Command verb) =>
        verb.Subcommands.Select(command => command.Name).Concat(Options(verb).Select(option => option.Name));

    private static IEnumerable<Option> Options(Command verb) =>
        verb.Options.Concat(verb.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive));
}
