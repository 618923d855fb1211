using SloWatch.Core.Time;

namespace SloWatch.Testing;

/// <summary>A driven clock by which whatever waits for a time is woken, too: when a test moves it past that.</summary>
public sealed class AlarmClock(Instant begin) : DrivenClock(begin)
{
    private readonly List<Alarm> alarms = [];

    /// <summary>One that rings once: nothing here asks for more.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("This clock rings once for each timer.");
        }

        Alarm alarm = new(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    protected override void Moved() => Array.ForEach(TakeDue(), alarm => alarm.Ring());

    private Alarm[] TakeDue()
    {
        lock (alarms)
        {
            Alarm[] due = [.. alarms.Where(alarm => alarm.Due <= Now)];
            alarms.RemoveAll(due.Contains);
            return due;
        }
    }

    private sealed class Alarm(AlarmClock clock, Action ring) : ITimer
    {
        public Instant Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.alarms)
            {
                clock.alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.Now + dueTime;
                    clock.alarms.Add(this);
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
