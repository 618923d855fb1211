using SloWatch.Core.Time;

namespace SloWatch.Testing;

/// <summary>A clock that stands still until a test moves it. Whoever waits by it waits as long as it takes in the world; see <see cref="AlarmClock"/>.</summary>
public class DrivenClock(Instant begin) : TimeProvider
{
    private long micros = begin.Micros;

    public Instant Now
    {
        get => new(Volatile.Read(ref micros));
        set
        {
            Volatile.Write(ref micros, value.Micros);
            Moved();
        }
    }

    public override long TimestampFrequency => 1_000_000;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.Micros;

    protected virtual void Moved()
    {
    }
}
