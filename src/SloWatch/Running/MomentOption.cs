using System.CommandLine;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Running;

/// <summary>Options that name a moment of the ledger, alike for every verb.</summary>
internal static class MomentOption
{
    public const string AsOf = "--as-of";

    public static Option<string?> Create(string name, string what) =>
        new(name) { Description = $"{what}, a full minute, e.g. 2012-01-15T00:00Z (without an offset: UTC)", HelpName = "TIME" };

    /// <summary>Only full dates: "10:00" would read as a time of today, which is never what is meant. None of the first thousand years: windows before them would reach where no calendar goes.</summary>
    public static Instant? Read(ParseResult line, Option<string?> option) => line.GetValue(option) switch
    {
        null => null,
        { Length: > 4 } text when text[4] == '-' && text[0] != '0' && Instant.TryParse(text, out Instant moment) => moment,
        { } text => throw new VerbStoppedException(ExitCode.Usage, $"{option.Name}: '{text}' is no time", "write one such as 2012-01-15T00:00Z"),
    };
}
