namespace SloWatch.Core.Rules;

/// <summary>The ways that a track of states may go.</summary>
/// <param name="First">States that a case may be in first; empty: any that is declared.</param>
/// <param name="Next">Which states may follow one; of a state that is not a key, none.</param>
public sealed record StateRoutes(IReadOnlyList<string> First, IReadOnlyDictionary<string, IReadOnlyList<string>> Next)
{
    public static readonly StateRoutes None = new([], new Dictionary<string, IReadOnlyList<string>>());

    private readonly HashSet<string> known = [.. First, .. Next.Keys, .. Next.Values.SelectMany(states => states)];

    public string Canonical => $"first={CanonicalText.Of(First)};next={CanonicalText.Of(Next.Select(state => $"{CanonicalText.Sized(state.Key)}{CanonicalText.Of(state.Value)}"))}";

    public bool MayBegin(string state) => First.Count > 0 ? First.Contains(state) : known.Contains(state);

    public bool MayFollow(string state, string before) => Next.TryGetValue(before, out IReadOnlyList<string>? states) && states.Contains(state);
}
