using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Histories;

/// <summary>What an instance may be told of those who took over from it, around the times of its own events; and keys of its own that may be theirs.</summary>
public static class Handovers
{
    private static readonly string[] Few = ["order 1", "order 2"];

    /// <summary>Keys in some of the events, and facts of who took over, of any kind and key.</summary>
    public static void Add(List<WorkflowEvent> events, Dice dice)
    {
        AddKeys(events, dice, Few);
        for (int i = events.Count == 0 || dice.Percent(40) ? 0 : dice.Pick(1, 2, 5); i > 0; i--)
        {
            WorkflowEvent near = dice.OneOf(events);
            events.Insert(dice.Below(events.Count + 1), dice.Percent(75) ? Start(near, dice) : Unseen(near, dice));
        }
    }

    public static void AddKeys(List<WorkflowEvent> events, Dice dice, IReadOnlyList<string> values)
    {
        for (int i = events.Count - 1; i >= 0; i--)
        {
            if (events[i].Kind != EventKind.Gap && dice.Percent(15))
            {
                events[i] = Keyed(events[i], dice, values);
            }
        }
    }

    private static WorkflowEvent Keyed(WorkflowEvent fact, Dice dice, IReadOnlyList<string> values) => fact with
    {
        Details = (fact.Details ?? new EventDetails()) with
        {
            BusinessKey = dice.Percent(50) ? dice.OneOf(values) : fact.Details?.BusinessKey,
            Keys = dice.Percent(60) ? [new("order", dice.OneOf(values)), .. dice.Percent(20) ? [new("parcel", dice.OneOf(values))] : Array.Empty<NamedValue>()] : null,
        },
    };

    private static WorkflowEvent Start(WorkflowEvent near, Dice dice)
    {
        Instant at = near.At + TimeSpan.FromMinutes(dice.Pick(-4, 0, 0, 10, 60, 61, 300, 1440));
        bool named = dice.Percent(50);
        return New(near, at, dice) with
        {
            NotBefore = dice.Percent(10) ? at - TimeSpan.FromMinutes(30) : null,
            Run = dice.Pick("s-1", "s-2", "s-3"),
            Attempt = dice.Pick(1, 1, 2),
            Details = new EventDetails
            {
                Name = dice.Pick("shipping", "billing"),
                From = dice.Percent(10) ? Instant.Never : null,
                BusinessKey = named ? null : dice.OneOf(Few),
                Keys = named ? [new("order", dice.OneOf(Few))] : null,
            },
        };
    }

    private static WorkflowEvent Unseen(WorkflowEvent near, Dice dice) => New(near, dice.Percent(30) ? Instant.Ever : near.At + TimeSpan.FromMinutes(dice.Between(1, 600)), dice) with
    {
        Details = new EventDetails { Name = dice.Pick("shipping", "billing"), From = dice.Percent(20) ? Instant.Never : near.At - TimeSpan.FromMinutes(dice.Between(0, 60)) },
    };

    private static WorkflowEvent New(WorkflowEvent near, Instant at, Dice dice) => new()
    {
        Kind = EventKind.HandedOver,
        At = at,
        Source = dice.Pick("\u0001engine", "\u0001broker", "engine"),
        Workflow = near.Workflow,
        Instance = near.Instance,
    };
}
