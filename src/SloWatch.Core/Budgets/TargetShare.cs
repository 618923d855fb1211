namespace SloWatch.Core.Budgets;

/// <summary>The share of units that must be good, strictly between 0 and 1: a target of 1 has no budget to account for.</summary>
public readonly record struct TargetShare
{
    public TargetShare(decimal ratio) =>
        Ratio = IsValid(ratio) ? ratio : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A target lies strictly between 0 and 1.");

    public decimal Ratio { get; }

    /// <summary>The share that may be bad.</summary>
    public decimal Allowance => 1 - Ratio;

    public static bool IsValid(decimal ratio) => ratio is > 0 and < 1;
}
