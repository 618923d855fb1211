using SloWatch.Cli.Demo.Playing;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

/// <summary>In steps, and as fast as can be.</summary>
internal sealed class StagePace(Instant begin, TimeSpan step) : IPace
{
    private readonly DrivenClock clock = new(begin);

    public TimeProvider Clock => clock;

    public bool IsDriven => true;

    public bool IsWall => true;

    public Task<Instant> NextAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(clock.Now += step);
    }
}
