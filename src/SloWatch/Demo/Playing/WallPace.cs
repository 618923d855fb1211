using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>As everywhere else.</summary>
internal sealed class WallPace(TimeProvider wall) : IPace
{
    private static readonly TimeSpan Bit = TimeSpan.FromSeconds(1);

    public TimeProvider Clock => wall;

    public bool IsDriven => false;

    public bool IsWall => true;

    public async Task<Instant> NextAsync(CancellationToken cancellation)
    {
        await Task.Delay(Bit, wall, cancellation);
        return Instant.From(wall.GetUtcNow());
    }
}
