using SloWatch.Core.Events;
using SloWatch.Core.Rules;

namespace SloWatch.Testing.Histories;

/// <summary>One generated case of a property: the told events of one instance, the rules, and the seed of all else.</summary>
/// <param name="Effort">How many deliveries a property should try; more of them while a failure is shrunk.</param>
public sealed record Trial(int Seed, int Size, IReadOnlyList<WorkflowEvent> Events, WorkflowRules Rules, int Effort)
{
    /// <summary>For what the property does with the case; the same however far the case was shrunk.</summary>
    public Dice Dice() => new(Seed ^ 0x5EED);
}
