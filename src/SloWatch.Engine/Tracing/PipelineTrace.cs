using System.Diagnostics;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Tracing;

/// <summary>Spans of the service's pipeline. While nobody listens to <see cref="Name"/> they cost nothing.</summary>
public static class PipelineTrace
{
    public const string Name = "SloWatch";

    /// <summary>A group of thousands of deliveries links to some of them.</summary>
    private const int MostLinks = 100;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A group of deliveries is advanced; it links to those who delivered.</summary>
    /// <param name="requests">Within which they were delivered.</param>
    internal static Activity? Group(IEnumerable<ActivityContext> requests, int deliveries, int events)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        IEnumerable<ActivityLink> links = requests.Where(request => request != default).Take(MostLinks).Select(request => new ActivityLink(request));
        return Source.StartActivity("advance", ActivityKind.Internal, default(ActivityContext), links: links)?
            .SetTag("slowatch.deliveries", deliveries).SetTag("slowatch.events", events);
    }

    /// <param name="parent">What asked for it, on another thread.</param>
    internal static Activity? Write(Commit commit, ActivityContext parent) =>
        Source.StartActivity("write", ActivityKind.Internal, parent)?
            .SetTag("slowatch.instances", commit.Instances.Count).SetTag("slowatch.refused", commit.Quarantine.Count);

    internal static Activity? Tick() => Source.StartActivity("tick", ActivityKind.Internal, default(ActivityContext));

    internal static Activity? Sweep(string workflow) => Source.StartActivity("sweep")?.SetTag("slowatch.workflow", workflow);

    internal static Activity? Decide() => Source.StartActivity("decide");

    /// <summary>A step of counting for changed rules.</summary>
    internal static Activity? Count() => Source.StartActivity("count", ActivityKind.Internal, default(ActivityContext));
}
