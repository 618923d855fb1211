using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Stuck;

/// <summary>The longest an instance may stay: in any state, and in those that have a limit of their own.</summary>
public sealed class StayLimits(TimeLimit after, IReadOnlyDictionary<string, TimeLimit> ofStates)
{
    public TimeLimit After => after;

    public bool Differ => ofStates.Count > 0;

    /// <summary>Every hour counts in each of them.</summary>
    public bool AreElapsed { get; } = after.Calendar is null && ofStates.Values.All(limit => limit.Calendar is null);

    public string Canonical => $"after={after.Canonical};states={CanonicalText.Of(ofStates.Select(state => $"{CanonicalText.Sized(state.Key)}={state.Value.Canonical}"))}";

    /// <summary>As in <c>2d (check: 4h)</c>.</summary>
    public string Text => Differ
        ? $"{after.Text} ({string.Join(", ", ofStates.OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => $"{state.Key}: {state.Value.Text}"))})"
        : after.Text;

    /// <param name="state">Null: before the first one.</param>
    public TimeLimit Of(string? state) => state is not null && ofStates.TryGetValue(state, out TimeLimit? limit) ? limit : after;
}
