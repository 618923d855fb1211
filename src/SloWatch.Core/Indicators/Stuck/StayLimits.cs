using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Stuck;

/// <summary>The longest an instance may stay: in any state, and in those that have a limit of their own.</summary>
public sealed class StayLimits(TimeSpan after, IReadOnlyDictionary<string, TimeSpan> ofStates)
{
    public TimeSpan After => after;

    public bool Differ => ofStates.Count > 0;

    public string Canonical => $"after={after.Ticks};states={CanonicalText.Of(ofStates.Select(state => $"{CanonicalText.Sized(state.Key)}={state.Value.Ticks}"))}";

    /// <summary>As in <c>2d (check: 4h)</c>.</summary>
    public string Text => Differ
        ? $"{DurationText.Format(after)} ({string.Join(", ", ofStates.OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => $"{state.Key}: {DurationText.Format(state.Value)}"))})"
        : DurationText.Format(after);

    /// <param name="state">Null: before the first one.</param>
    public TimeSpan Of(string? state) => state is not null && ofStates.TryGetValue(state, out TimeSpan limit) ? limit : after;
}
