using SloWatch.Core.Rules;

namespace SloWatch.Core.Indicators;

/// <summary>A workflow that takes over from another, and the key that shows which of its instances does so.</summary>
/// <param name="Key">The correlation key that both carry; null: the business key.</param>
public sealed record Receiver(string Workflow, string? Key)
{
    /// <summary>What the sources of the workflow that takes over must see.</summary>
    public const Sight Needs = Sight.Starts | Sight.EveryInstance;

    public string KeyText => Key is null ? "business key" : $"key '{Key}'";
}
