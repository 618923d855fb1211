using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Histories;

/// <summary>Writes the events of one instance along a clock that it moves itself.</summary>
internal sealed class HistoryWriter(InstanceKey key, Dice dice)
{
    public static readonly Instant Epoch = Instant.From(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Round ones, so that closes fall exactly on limits, and odd ones.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11), TimeSpan.FromHours(1), TimeSpan.FromHours(5), TimeSpan.FromMinutes(7) + TimeSpan.FromMicroseconds(13),
    ];

    private Instant at = Epoch + TimeSpan.FromMinutes(dice.Below(10) * 30);

    public Dice Dice => dice;

    public List<WorkflowEvent> Events { get; } = [];

    public Instant At => at;

    /// <summary>The source's name for the life being written; null: it does not name lives.</summary>
    public string? Life { get; set; }

    /// <summary>Share of events that carry the name of their life.</summary>
    public int LifeNamedPercent { get; set; } = 100;

    public TimeSpan Pause() => dice.Pick(Pauses);

    public void Pass() => at += Pause();

    public void Pass(TimeSpan span) => at += span;

    public WorkflowEvent New(EventKind kind) => new()
    {
        Kind = kind,
        At = dice.Percent(4) ? at - Pause() : at,
        Source = dice.Percent(80) ? "engine" : "broker",
        Workflow = key.Workflow,
        Instance = key.Id,
    };

    /// <summary>Adds the event with what any event may carry.</summary>
    public void Write(WorkflowEvent fact)
    {
        EventDetails details = fact.Details ?? new EventDetails();
        details = details with
        {
            Life = dice.Percent(LifeNamedPercent) ? Life : null,
            Seq = dice.Percent(10) ? dice.Below(5) : null,
            Version = dice.Percent(10) ? dice.Pick("v1", "v2", "v3") : details.Version,
            TraceId = dice.Percent(3) ? "trace-7" : null,
        };
        Events.Add(fact with
        {
            Details = details == new EventDetails() ? null : details,
            NotBefore = dice.Percent(8) ? fact.At - Pause() : null,
        });
    }
}
