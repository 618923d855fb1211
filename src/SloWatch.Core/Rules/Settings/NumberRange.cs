namespace SloWatch.Core.Rules.Settings;

/// <summary>What a number may be. An end that is open is no part of it.</summary>
public readonly record struct NumberRange(decimal Least, decimal Most)
{
    /// <summary>Shares in percent that are neither nothing nor everything.</summary>
    public static readonly NumberRange PartOfHundred = new(0, 100) { LeastOpen = true, MostOpen = true };

    public bool LeastOpen { get; init; }

    public bool MostOpen { get; init; }

    public bool Holds(decimal number) => (LeastOpen ? number > Least : number >= Least) && (MostOpen ? number < Most : number <= Most);
}
