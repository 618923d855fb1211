using SloWatch.Core.Events;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Server.Api.Events;

/// <summary>Events of a request that are delivered together, with their places in it.</summary>
internal sealed class EventPortion
{
    /// <summary>A batch of the usual size is one portion; a long body is several, so that memory does not follow its length.</summary>
    private const int Most = 2000;

    private readonly List<WorkflowEvent> events = [];
    private readonly List<int> places = [];
    private readonly List<Quarantined> refused = [];

    public bool IsFull => events.Count + refused.Count >= Most;

    public bool IsEmpty => events.Count + refused.Count == 0;

    public void Take(WorkflowEvent fact, int place)
    {
        events.Add(fact);
        places.Add(place);
    }

    public void Refuse(Quarantined one) => refused.Add(one);

    public int PlaceOf(int delivered) => places[delivered];

    public Delivery Deliver(string origin) => new(origin, events, refused);
}
