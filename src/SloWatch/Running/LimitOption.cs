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

    /// <param name="least">0 where something else is shown beside the list.</param>
    public static int Read(ParseResult line, Option<int> option, int least) =>
        line.GetValue(option) switch
        {
            <= Most and var limit when limit >= least => limit,
            var limit => throw new VerbStoppedException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{option.Name}: {limit} are never shown"), string.Create(CultureInfo.InvariantCulture, $"write a number from {least} to {Most}")),
        };
}
