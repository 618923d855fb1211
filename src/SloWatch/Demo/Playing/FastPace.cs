using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>Begins in the past, goes fast until it has caught up with the clock on the wall, and then goes with that.</summary>
/// <param name="dayTakes">How long a day of it takes at least.</param>
internal sealed class FastPace(TimeProvider wall, Instant begin, TimeSpan dayTakes) : IPace
{
    /// <summary>Short enough that each minute is decided on before a source counts as silent.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Bit = TimeSpan.FromSeconds(1);

    private readonly DrivenTime clock = new(begin);
    private readonly TimeSpan stepTakes = dayTakes * (Step / TimeSpan.FromDays(1));
    private long steppedAt = wall.GetTimestamp();

    public TimeProvider Clock => clock;

    public bool IsDriven => true;

    public bool IsWall { get; private set; }

    public async Task<Instant> NextAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Instant ahead = clock.Now + Step;
        IsWall = ahead > Wall;
        TimeSpan early = (IsWall ? Bit : stepTakes) - wall.GetElapsedTime(steppedAt);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, wall, cancellation);
        }

        steppedAt = wall.GetTimestamp();
        return clock.Now = IsWall ? Instant.Max(clock.Now, Wall) : ahead;
    }

    private Instant Wall => Instant.From(wall.GetUtcNow());

    /// <summary>Stands still until it is moved.</summary>
    private sealed class DrivenTime(Instant now) : TimeProvider
    {
        private long micros = now.Micros;

        public Instant Now
        {
            get => new(Volatile.Read(ref micros));
            set => Volatile.Write(ref micros, value.Micros);
        }

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
