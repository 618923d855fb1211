using SloWatch.Core.Events;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Server.Tests;

/// <summary>Stands where the pipeline does, for what is told of a delivery rather than what becomes of it.</summary>
internal sealed class RecordingIngest : IIngest
{
    private readonly Lock gate = new();
    private readonly HashSet<WorkflowEvent> known = [];

    public List<Delivery> Deliveries { get; } = [];

    public IEnumerable<WorkflowEvent> Events => Deliveries.SelectMany(delivery => delivery.Events);

    public IEnumerable<Quarantined> Refused => Deliveries.SelectMany(delivery => delivery.Refused);

    /// <summary>How many deliveries are taken before too much waits.</summary>
    public int Room { get; set; } = int.MaxValue;

    public bool QuarantineIsFull { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>Why an event is not taken by its instance.</summary>
    public Func<WorkflowEvent, string?> Objection { get; set; } = _ => null;

    public Task<Receipt>? TryTake(Delivery delivery)
    {
        lock (gate)
        {
            if (Room == 0)
            {
                return null;
            }

            Room--;
            Deliveries.Add(delivery);
            return Failure is null ? Task.FromResult(Take(delivery)) : Task.FromException<Receipt>(Failure);
        }
    }

    private Receipt Take(Delivery delivery)
    {
        RefusedEvent[] refused = [.. delivery.Events.Index().Where(one => Objection(one.Item) is not null).Select(one => new RefusedEvent(one.Index, Objection(one.Item)!))];
        int fresh = delivery.Events.Count(fact => Objection(fact) is null && known.Add(fact));
        return new(fresh, delivery.Events.Count - fresh - refused.Length, refused) { QuarantineIsFull = QuarantineIsFull };
    }
}
