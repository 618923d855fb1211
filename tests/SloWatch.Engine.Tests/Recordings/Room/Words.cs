using System.Globalization;
using System.Text.RegularExpressions;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>What the drivers' words mean.</summary>
internal static partial class Words
{
    public static Outcome OutcomeOf(string word) => word switch
    {
        "completed" => Outcome.Completed,
        "failed" or "error" or "killed" => Outcome.Failed,
        "timedOut" => Outcome.TimedOut,
        "cancelled" or "terminated" => Outcome.Cancelled,
        "skipped" => Outcome.Skipped,
        "open" or "running" or "continuedAsNew" or "no end noted" => Outcome.None,
        _ when word.StartsWith("open or lost", StringComparison.Ordinal) => Outcome.None,
        _ => throw new FormatException($"No outcome is called '{word}'."),
    };

    public static Instant? Later(Instant? x, Instant? y) => x is { } a && y is { } b ? Instant.Max(a, b) : x ?? y;

    /// <summary>Notes say `pause at TIME` and `TIME workflow paused`.</summary>
    public static Instant? TimeNear(string notes, string words)
    {
        string near = Regex.Escape(words);
        Match match = Regex.Match(notes, $"({near} (?<time>{Time})|(?<time>{Time}) {near})", RegexOptions.CultureInvariant);
        return match.Success ? Instant.From(DateTimeOffset.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture)) : null;
    }

    private const string Time = @"\d{4}-\d\d-\d\dT[\d:.]+Z";
}
