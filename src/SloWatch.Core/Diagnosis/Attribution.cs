namespace SloWatch.Core.Diagnosis;

/// <summary>The bad units of a window by one dimension; each is in exactly one group.</summary>
/// <param name="Groups">Those with most bad units first; what is not listed, and what nothing is said of, at the end.</param>
public sealed record Attribution(Dimension By, IReadOnlyList<AttributedGroup> Groups)
{
    /// <summary>Something is known to group by.</summary>
    public bool SaysSomething => Groups.Any(group => group.Role == GroupRole.Named);
}

public enum GroupRole
{
    Named,

    /// <summary>All that are not listed.</summary>
    Other,

    /// <summary>Units of which nothing is said.</summary>
    NotSaid,
}

/// <param name="Name">Only of a named one.</param>
/// <param name="Seen">Good and bad units of the window that came by it; null where nobody can say.</param>
/// <param name="BadBefore">In the time before.</param>
/// <param name="SeenBefore">Likewise; null likewise.</param>
public sealed record AttributedGroup(string? Name, GroupRole Role, long Bad, long? Seen, long BadBefore, long? SeenBefore)
{
    /// <summary>Of all bad units; those of a dimension make 100.</summary>
    public int Percent { get; init; }

    /// <summary>The first that went bad.</summary>
    public IReadOnlyList<UnitName> Examples { get; init; } = [];
}

/// <summary>Opens to its facts.</summary>
public readonly record struct UnitName(string Instance, string Unit) : IComparable<UnitName>
{
    public int CompareTo(UnitName other)
    {
        int order = string.CompareOrdinal(Instance, other.Instance);
        return order != 0 ? order : string.CompareOrdinal(Unit, other.Unit);
    }
}
