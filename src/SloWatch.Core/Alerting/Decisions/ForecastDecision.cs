using System.Globalization;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Decisions;

/// <summary>Whether the budget will be spent soon, if it goes on burning as it did of late.</summary>
/// <param name="Lately">What the ledger holds over the forecast's own time.</param>
/// <param name="UntilEnd">Of the calendar period, at which the budget is new; null for a window that rolls on.</param>
public readonly record struct ForecastDecision(PolicyFit Policy, Forecast Forecast, Budget Budget, Tally Lately, TimeSpan? UntilEnd) : IDecision
{
    public bool IsOver => Lately.Bad >= Policy.Policy.MinBad && Left <= Within;

    public string Reason => (Burn, Left) switch
    {
        (null, _) => $"no data in {DurationText.Format(Forecast.Over)}",
        (_, null) => $"nothing burned in {DurationText.Format(Forecast.Over)}",
        (_, { Ticks: 0 }) => "the budget is spent",
        _ => Text($"at {Burn:0.##} times the even rate, as in the last {DurationText.Format(Forecast.Over)}, the budget is spent {(Left <= Within ? "in " + Rough(Left.Value) : "later than in " + Rough(Within))}"),
    };

    private decimal? Burn => BurnRate.Of(Lately, Policy.Target);

    private TimeSpan Within => UntilEnd is { } end && end < Forecast.Within ? end : Forecast.Within;

    /// <summary>Until it is spent; null: never at this rate.</summary>
    private TimeSpan? Left =>
        Burn is not > 0 || Budget.RemainingRatio is not { } remaining ? null
        : remaining <= 0 ? TimeSpan.Zero
        : TimeSpan.FromTicks((long)Math.Min(long.MaxValue, remaining * Policy.Window.Length.Ticks / Burn.Value));

    /// <summary>In full hours from a day on, and else in full minutes: a forecast is no more exact than that.</summary>
    private static string Rough(TimeSpan span) =>
        DurationText.Format(span.TotalDays >= 1 ? TimeSpan.FromHours(Math.Floor(span.TotalHours)) : TimeSpan.FromMinutes(Math.Max(1, Math.Floor(span.TotalMinutes))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
