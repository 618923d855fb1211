using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Histories;

/// <summary>Facts whose fields are set without sense, to their ends: what packing must not lose.</summary>
public static class HostileFacts
{
    private static readonly string?[] Texts =
    [
        null, null, null, "", " ", "main", "a", "\0", "a\0b", "\u001f|;,=", "\r\n\t", "\"'\\{}", "ä€😀", "e\u0301", "\ufeff", "\uffff", "#2", "null", new string('x', 300), new string('é', 70_000),
    ];

    private static readonly long[] Numbers = [0, 0, 1, -1, 127, 128, 255, 256, 65_535, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1_770_000_000_000_000];

    public static WorkflowEvent One(InstanceKey key, Dice dice) => new()
    {
        Kind = dice.OneOf(Enum.GetValues<EventKind>()),
        At = Time(dice),
        Source = Text(dice) ?? "engine",
        Workflow = key.Workflow,
        Instance = key.Id,
        Step = Text(dice),
        Run = Text(dice),
        Attempt = (int)Math.Clamp(dice.Pick(Numbers), int.MinValue, int.MaxValue),
        Outcome = dice.OneOf(Enum.GetValues<Outcome>()),
        State = Text(dice),
        Track = Text(dice),
        Error = Text(dice),
        Fact = Text(dice),
        Rev = dice.Pick(Numbers),
        Void = dice.Percent(30),
        NotBefore = Maybe(dice),
        Details = dice.Percent(50) ? null : Details(dice),
    };

    private static EventDetails Details(Dice dice) => new()
    {
        Life = Text(dice),
        Seq = dice.Percent(50) ? dice.Pick(Numbers) : null,
        Version = Text(dice),
        BusinessKey = Text(dice),
        Parent = Text(dice),
        Deadline = Maybe(dice),
        Slot = Maybe(dice),
        Why = Text(dice),
        Cause = Text(dice),
        By = Text(dice),
        Result = Text(dice),
        Dependency = Text(dice),
        OperationKey = Text(dice),
        Compensates = Text(dice),
        RetryAt = Maybe(dice),
        Name = Text(dice),
        Value = dice.Percent(50) ? null : dice.Pick(0, -0.0, 0.1, double.NaN, double.PositiveInfinity, double.Epsilon, double.MaxValue),
        From = Maybe(dice),
        TraceId = Text(dice),
        Attributes = List(dice),
        Keys = List(dice),
    };

    private static string? Text(Dice dice) => dice.Percent(1) ? Texts[^1] : Texts[dice.Below(Texts.Length - 1)];

    private static Instant Time(Dice dice) => dice.Percent(60) ? HistoryWriter.Epoch + TimeSpan.FromSeconds(dice.Below(100_000)) : new(dice.Pick(Numbers));

    private static Instant? Maybe(Dice dice) => dice.Percent(60) ? null : Time(dice);

    private static NamedValue[]? List(Dice dice) => dice.Percent(60) ? null :
    [
        .. Enumerable.Range(0, dice.Below(4)).Select(_ => new NamedValue(Text(dice) ?? "name", Text(dice) ?? "value"))
            .DistinctBy(value => value.Name).OrderBy(value => value.Name, StringComparer.Ordinal),
    ];
}
