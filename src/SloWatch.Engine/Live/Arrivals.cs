namespace SloWatch.Engine.Live;

/// <summary>What waits for the one thread that works: deliveries, and jobs between them. Whoever brings something may be any thread.</summary>
/// <param name="limit">Events that may wait.</param>
internal sealed class Arrivals(int limit)
{
    /// <summary>Events that one group takes. When all that waits is one group, one thread waits for the other: the next is advanced while one is written.</summary>
    private const int GroupSize = 4_000;

    private readonly object gate = new();
    private readonly Queue<Arrival> waiting = [];
    private readonly Queue<Job> jobs = [];
    private int events;
    private bool woken;
    private bool closed;

    /// <summary>Events that wait.</summary>
    public int Waiting => Volatile.Read(ref events);

    /// <summary>False when there is no room. A delivery that is larger than all the room there is fits when nothing else waits.</summary>
    public bool TryAdd(Arrival arrival)
    {
        lock (gate)
        {
            if (closed || (events > 0 && events + arrival.Weight > limit))
            {
                return false;
            }

            waiting.Enqueue(arrival);
            events += arrival.Weight;
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Done by the thread that works, as soon as it has time for it.</summary>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    public Task Add(Action work)
    {
        Job job = new(work);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(LiveEngine));
            jobs.Enqueue(job);
            Monitor.Pulse(gate);
        }

        return job.Done;
    }

    /// <summary>Lets a waiting <see cref="Next"/> go on, as something else has happened.</summary>
    public void Wake()
    {
        lock (gate)
        {
            woken = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Nothing more is taken in; what waits is still given out.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Gives a group of deliveries and a job; either may be missing. False at the end.</summary>
    /// <param name="waits">Until there is something.</param>
    public bool Next(List<Arrival> group, out Job? job, bool waits)
    {
        group.Clear();
        lock (gate)
        {
            while (waits && !closed && !woken && waiting.Count + jobs.Count == 0)
            {
                Monitor.Wait(gate);
            }

            bool over = closed && waiting.Count + jobs.Count == 0;
            woken = false;
            jobs.TryDequeue(out job);
            Take(group);
            return !over;
        }
    }

    /// <summary>Gives a group of deliveries that wait already, and no job; false when none does.</summary>
    public bool NextDeliveries(List<Arrival> group)
    {
        group.Clear();
        lock (gate)
        {
            Take(group);
            return group.Count > 0;
        }
    }

    private void Take(List<Arrival> group)
    {
        int taken = 0;
        while (waiting.TryPeek(out Arrival? next) && (taken == 0 || taken + next.Weight <= GroupSize))
        {
            group.Add(waiting.Dequeue());
            taken += next.Weight;
        }

        events -= taken;
    }
}

/// <summary>Something that the thread that works does between deliveries.</summary>
internal sealed class Job(Action work)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public void Run()
    {
        try
        {
            work();
            done.SetResult();
        }
        catch (Exception failed) // whatever it is, it belongs to whoever asked
        {
            done.SetException(failed);
        }
    }
}
