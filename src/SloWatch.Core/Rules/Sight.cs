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

    /// <summary>Measurements, such as the depth of a queue.</summary>
    Gauges = 1 << 11,
}

/// <summary>The names people use for what a source sees.</summary>
public static class SightNames
{
    private static readonly (Sight Flag, string Name, string Meaning)[] Names =
    [
        (Sight.Starts, "starts", "when cases begin"),
        (Sight.Ends, "ends", "when and how cases end"),
        (Sight.Steps, "steps", "when steps end"),
        (Sight.OpenSteps, "openSteps", "steps that have begun and not ended"),
        (Sight.PickUp, "pickUp", "when a worker takes up what was scheduled"),
        (Sight.Attempts, "attempts", "each try of a step"),
        (Sight.Blocks, "blocks", "what waits for a person to clear it"),
        (Sight.EndCauses, "endCauses", "why or by whom a case was ended"),
        (Sight.States, "states", "the states cases are in"),
        (Sight.Order, "order", "the order of the events of a case"),
        (Sight.EveryInstance, "everyInstance", "every case, not a sample"),
        (Sight.Gauges, "gauges", "measurements such as the depth of a queue"),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Names.Select(entry => entry.Name)];

    public static Sight Parse(string name) => Names.FirstOrDefault(entry => entry.Name == name).Flag;

    public static IEnumerable<string> Of(Sight sight) => Names.Where(entry => sight.HasFlag(entry.Flag)).Select(entry => entry.Name);

    /// <summary>What one of them means, in a few words.</summary>
    public static string Explain(Sight one) => Names.First(entry => entry.Flag == one).Meaning;
}
