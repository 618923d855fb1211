using SloWatch.Core.Time;

namespace SloWatch.Testing;

/// <summary>A clock that stands still until a test moves it; what was to be done at a moment is done when it passes that.</summary>
public sealed class DrivenClock(Instant begin) : TimeProvider
{
    private readonly List<DrivenTimer> timers = [];
    private long micros = begin.Micros;

    public Instant Now
    {
        get => new(Volatile.Read(ref micros));
        set
        {
            Volatile.Write(ref micros, value.Micros);
            Array.ForEach(TakeDue(), timer => timer.Ring());
        }
    }

    public override long TimestampFrequency => 1_000_000;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.Micros;

    /// <summary>One that rings once: nothing here asks for more.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("This clock rings once for each timer.");
        }

        DrivenTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private DrivenTimer[] TakeDue()
    {
        lock (timers)
        {
            DrivenTimer[] due = [.. timers.Where(timer => timer.Due <= Now)];
            timers.RemoveAll(due.Contains);
            return due;
        }
    }

    private sealed class DrivenTimer(DrivenClock clock, Action ring) : ITimer
    {
        public Instant Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.timers)
            {
                clock.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.Now + dueTime;
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
