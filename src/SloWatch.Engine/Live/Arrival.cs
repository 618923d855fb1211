using System.Diagnostics;

namespace SloWatch.Engine.Live;

/// <summary>A delivery on its way, and the answer that whoever delivered waits for.</summary>
internal sealed class Arrival(Delivery delivery)
{
    // Whoever waits goes on elsewhere: the thread that answers has others to serve.
    private readonly TaskCompletionSource<Receipt> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<int, string> refused = [];
    private readonly HashSet<int> known = [];

    /// <summary>Within which it was delivered.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public Delivery Delivery => delivery;

    public Task<Receipt> Answer => answer.Task;

    /// <summary>Events and what could not be read: each takes its place.</summary>
    public int Weight => delivery.Events.Count + delivery.Refused.Count;

    public void Refuse(int index, string reason) => refused[index] = reason;

    public void Know(int index) => known.Add(index);

    public void Durable(bool quarantineIsFull) => answer.TrySetResult(
        new(delivery.Events.Count - known.Count - refused.Count, known.Count, [.. refused.OrderBy(one => one.Key).Select(one => new RefusedEvent(one.Key, one.Value))])
        {
            QuarantineIsFull = quarantineIsFull,
        });

    public void Fail(Exception failure) => answer.TrySetException(failure);
}
