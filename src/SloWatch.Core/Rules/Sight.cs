namespace SloWatch.Core.Rules;

/// <summary>What a source sees of its engine. A rule that needs what its source does not see is refused: absent is never zero.</summary>
[Flags]
public enum Sight
{
    None = 0,
    Starts = 1 << 0,
    Ends = 1 << 1,

    /// <summary>Ends of steps.</summary>
    Steps = 1 << 2,

    /// <summary>Steps that have begun and not ended.</summary>
    OpenSteps = 1 << 3,

    /// <summary>When a worker takes up what was scheduled.</summary>
    PickUp = 1 << 4,
    Attempts = 1 << 5,
    Blocks = 1 << 6,

    /// <summary>Why or by whom an instance was ended.</summary>
    EndCauses = 1 << 7,
    States = 1 << 8,

    /// <summary>Events of one instance can be put in order.</summary>
    Order = 1 << 9,

    /// <summary>Every instance, not a sample.</summary>
    EveryInstance = 1 << 10,
}

/// <summary>The names people use for what a source sees.</summary>
public static class SightNames
{
    private static readonly (Sight Flag, string Name)[] Names =
    [
        (Sight.Starts, "starts"), (Sight.Ends, "ends"), (Sight.Steps, "steps"), (Sight.OpenSteps, "openSteps"), (Sight.PickUp, "pickUp"),
        (Sight.Attempts, "attempts"), (Sight.Blocks, "blocks"), (Sight.EndCauses, "endCauses"), (Sight.States, "states"), (Sight.Order, "order"),
        (Sight.EveryInstance, "everyInstance"),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Names.Select(pair => pair.Name)];

    public static Sight Parse(string name) => Names.FirstOrDefault(pair => pair.Name == name).Flag;

    public static IEnumerable<string> Of(Sight sight) => Names.Where(pair => sight.HasFlag(pair.Flag)).Select(pair => pair.Name);
}
