using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>How time goes on in a demo, for the simulated world and the service alike.</summary>
internal interface IPace
{
    TimeProvider Clock { get; }

    /// <summary>The service does not look at the clock by itself, but is told whenever it has gone on.</summary>
    bool IsDriven { get; }

    /// <summary>The clock shows as much as it does elsewhere.</summary>
    bool IsWall { get; }

    /// <summary>Ends when it has gone on a bit, and gives what it shows then.</summary>
    Task<Instant> NextAsync(CancellationToken cancellation);
}
