namespace SloWatch.Core.Rules;

/// <summary>Criteria on a unit; in each list one pattern must fit, and <c>*</c> in a pattern stands for any text.</summary>
public sealed record UnitMatch
{
    public static readonly UnitMatch Nothing = new();

    public IReadOnlyList<string> Versions { get; init; } = [];

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Names of <see cref="Events.Outcome"/> in lower camel case.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Who ended it.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<(string Name, IReadOnlyList<string> Patterns)> Attributes { get; init; } = [];

    public bool IsNothing =>
        Versions.Count + Dependencies.Count + Outcomes.Count + Results.Count + By.Count + Attributes.Count == 0;

    public string Canonical => string.Join(';', Parts());

    /// <summary>Whether a value fits a pattern; only <c>*</c> is special, and letters count as written.</summary>
    public static bool Fits(string pattern, string? value)
    {
        if (value is null)
        {
            return false;
        }

        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return pattern == value;
        }

        string[] parts = pattern.Split('*');
        if (!value.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        int at = parts[0].Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            int found = value.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return value.Length - at >= parts[^1].Length && value.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private IEnumerable<string> Parts()
    {
        yield return Part("version", Versions);
        yield return Part("dependency", Dependencies);
        yield return Part("outcome", Outcomes);
        yield return Part("result", Results);
        yield return Part("by", By);
        foreach ((string name, IReadOnlyList<string> patterns) in Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            yield return Part($"attribute:{CanonicalText.Sized(name)}", patterns);
        }
    }

    private static string Part(string name, IEnumerable<string> patterns) => $"{name}={CanonicalText.Of(patterns)}";
}
