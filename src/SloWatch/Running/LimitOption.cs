using System.CommandLine;
using System.Globalization;

namespace SloWatch.Cli.Running;

/// <summary>How much of a long list is shown, alike for every verb.</summary>
internal static class LimitOption
{
    /// <summary>More is no list to look at; scripts page through the API.</summary>
    private const int Most = 100_000;

    private const int Usual = 20;

    public static Option<int> Create(string what) => new("--limit") { Description = what, HelpName = "COUNT", DefaultValueFactory = _ => Usual };

    public static int Read(ParseResult line, Option<int> option) =>
        line.GetValue(option) switch
        {
            >= 1 and <= Most and var limit => limit,
            var limit => throw new VerbStoppedException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{option.Name}: {limit} are never shown"), string.Create(CultureInfo.InvariantCulture, $"write a number from 1 to {Most}")),
        };
}
