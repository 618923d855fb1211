using System.CommandLine;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Running;

/// <summary>`--as-of`, alike for every verb that looks at a moment.</summary>
internal static class AsOfOption
{
    public static Option<string?> Create(string what) =>
        new("--as-of") { Description = $"{what}, a full minute, e.g. 2012-01-15T00:00Z (without an offset: UTC)", HelpName = "TIME" };

    /// <summary>Only full dates: "10:00" would read as a time of today, which is never what an as-of means.</summary>
    public static Instant? Read(string? text) => text switch
    {
        null => null,
        { Length: > 4 } when text[4] == '-' && Instant.TryParse(text, out Instant asOf) => asOf,
        _ => throw new VerbStoppedException(ExitCode.Usage, $"--as-of: '{text}' is no time", "write one such as 2012-01-15T00:00Z"),
    };
}
