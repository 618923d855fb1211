using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>What a timed indicator makes of a unit that ends `failed` or `timedOut` before its deadline.</summary>
public enum OnFailure
{
    /// <summary>Bad at its end.</summary>
    Bad,

    /// <summary>The end counts like any other.</summary>
    Close,

    Exclude,
}

/// <summary>The outcome table of timed units: how an end before the deadline counts.</summary>
public static class TimedOutcome
{
    public static readonly SettingDeclaration Setting = new("onFailure", SettingKind.Choice, "how a unit that fails or times out in the engine before its deadline counts")
    {
        Default = "bad",
        Choices = ["bad", "close", "exclude"],
        Example = "close",
    };

    public static OnFailure Read(SettingReader settings) => settings.Choice(Setting.Name, Setting.Choices) switch
    {
        "close" => OnFailure.Close,
        "exclude" => OnFailure.Exclude,
        _ => OnFailure.Bad,
    };

    /// <summary>The verdict on an end that is not past the deadline.</summary>
    public static Verdict InTime(in Closing end, Instant deadline, OnFailure onFailure) => end.Outcome switch
    {
        Outcome.Completed => Verdict.Good(end.At, deadline, "closed in time"),
        Outcome.Failed or Outcome.TimedOut when onFailure == OnFailure.Close => Verdict.Good(end.At, deadline, "closed in time, by failing"),
        Outcome.Failed or Outcome.TimedOut when onFailure == OnFailure.Exclude => Verdict.Excluded(end.At, "failed"),
        Outcome.Failed => Verdict.Bad(end.At, deadline, "failed"),
        Outcome.TimedOut => Verdict.Bad(end.At, deadline, "timed out in the engine"),
        Outcome.Skipped => Verdict.Excluded(end.At, "skipped"),
        Outcome.Vanished => Verdict.Excluded(end.At, "vanished from its source, outcome unknown"),
        Outcome.None => Verdict.Excluded(end.At, "ended, outcome never told"),
        _ => Verdict.Excluded(end.At, end.Assumed ? "cancelled, with the end of its instance" : "cancelled"),
    };
}
