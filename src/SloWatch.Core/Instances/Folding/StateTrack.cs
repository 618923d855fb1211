using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The states an instance went through on one track.</summary>
public sealed class StateTrack
{
    private readonly List<(Instant At, string State)> entered = [];

    public IReadOnlyList<(Instant At, string State)> Entered => entered;

    public Stays Stays { get; } = new();

    /// <summary>Called in fold order.</summary>
    public void Enter(Instant at, Instant? notBefore, string state)
    {
        entered.Add((at, state));
        Stays.Add(at, notBefore);
    }

    /// <summary>The state at a moment; null before the first.</summary>
    public string? StateAt(Instant at)
    {
        for (int i = entered.Count - 1; i >= 0; i--)
        {
            if (entered[i].At <= at)
            {
                return entered[i].State;
            }
        }

        return null;
    }
}
