namespace SloWatch.System.Tests.Examples;

/// <summary>A unit as somebody counts it who knows what happened: when it began, and how and when it was decided.</summary>
/// <param name="At">The end of time for what is never decided.</param>
internal sealed record CountedUnit<T>(T Begun, Decided Decided, T At)
    where T : IComparable<T>;

internal enum Decided
{
    Good,
    Bad,
    LeftOut,
}

internal sealed record Tally(int Good, int Bad, int Pending)
{
    /// <summary>Of a window as it is seen when it ends.</summary>
    public static Tally Of<T>(IEnumerable<CountedUnit<T>> units, T from, T to)
        where T : IComparable<T>
    {
        CountedUnit<T>[] begun = [.. units.Where(unit => unit.Begun.CompareTo(to) < 0)];
        CountedUnit<T>[] within = [.. begun.Where(unit => unit.At.CompareTo(from) >= 0 && unit.At.CompareTo(to) < 0)];
        return new(within.Count(unit => unit.Decided == Decided.Good), within.Count(unit => unit.Decided == Decided.Bad), begun.Count(unit => unit.At.CompareTo(to) >= 0));
    }
}
