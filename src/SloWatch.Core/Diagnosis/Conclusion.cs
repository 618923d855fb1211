namespace SloWatch.Core.Diagnosis;

/// <summary>What a burn most likely comes from.</summary>
public enum LikelyCause
{
    /// <summary>What is known does not point to one thing, or is too little.</summary>
    NotClear,

    /// <summary>A dependency does not answer, or late, or with errors.</summary>
    DependencyOutage,

    /// <summary>Units stand in a step or a state, and wait for nothing outside that is known of.</summary>
    Stuck,

    /// <summary>A version of the workflow goes bad where others of the same time do not.</summary>
    BadVersion,
}

/// <summary>What a diagnosis comes to.</summary>
/// <param name="Sentence">Cause and numbers, as a page can carry it.</param>
public sealed record Conclusion(LikelyCause Cause, string Sentence)
{
    /// <summary>What the subject is of; null when the cause is not clear.</summary>
    public Dimension? By { get; init; }

    /// <summary>The dependency, step, state or version; null likewise.</summary>
    public string? Subject { get; init; }

    /// <summary>The workflow that takes over where units stand; null: none that is known of.</summary>
    public string? TakesOver { get; init; }

    /// <summary>Null when the cause is not clear.</summary>
    public CauseNumbers? Numbers { get; init; }

    /// <summary>Why it is none of the other causes, a sentence each.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>What a cause was found by.</summary>
/// <param name="Bad">Bad units that it explains.</param>
/// <param name="OfBad">All bad units.</param>
public sealed record CauseNumbers(long Bad, long OfBad)
{
    /// <summary>Of a dependency, calls to it that did not come back in time.</summary>
    public long? Late { get; init; }

    /// <summary>Of a dependency, calls to it that failed.</summary>
    public long? Failed { get; init; }

    /// <summary>Of a dependency, those that wait for a step that calls it.</summary>
    public long? Behind { get; init; }

    /// <summary>That half of them have, or more; null when none is so frequent.</summary>
    public string? Error { get; init; }

    /// <summary>What went well at the subject since the first of them came there.</summary>
    public long? Well { get; init; }

    /// <summary>There was too much to count: what went well, and all of others, is the least that it may be.</summary>
    public bool AtLeast { get; init; }

    /// <summary>Of a version, what the place is of at which it is compared with others; null: the workflow as a whole.</summary>
    public Dimension? PlaceBy { get; init; }

    /// <summary>Its name.</summary>
    public string? Place { get; init; }

    /// <summary>What went bad there of it.</summary>
    public long? BadThere { get; init; }

    /// <summary>All of it that was there.</summary>
    public long? SeenThere { get; init; }

    /// <summary>Of a version, what went bad where it did, and in the same time.</summary>
    public long? OthersBad { get; init; }

    /// <summary>Of a version, all of other versions that were there.</summary>
    public long? OthersSeen { get; init; }

    /// <summary>Bad units at the subject in the time before; null where there is none to compare with.</summary>
    public long? BadBefore { get; init; }

    /// <summary>All units that came by it in the time before; null likewise.</summary>
    public long? SeenBefore { get; init; }
}
