using System.Collections.Concurrent;
using SloWatch.Core.Events;

namespace SloWatch.Server.Api.Events;

/// <summary>
/// Bounds how many feeds there are, a source with a workflow each: every one has a place in memory and a watermark of its own. Names of
/// instances, steps and states are not bounded: they stand in the instances they belong to.
/// </summary>
/// <param name="known">Those that the rules or the store have; they do not count.</param>
/// <param name="most">Of feeds besides them.</param>
internal sealed class FeedLimit(IEnumerable<(string Source, string Workflow)> known, int most = FeedLimit.Most)
{
    public const int Most = 1000;

    private readonly ConcurrentDictionary<(string Source, string Workflow), bool> feeds = new(known.Distinct().Select(feed => KeyValuePair.Create(feed, true)));
    private int further;

    /// <summary>Why the event is not taken; null when it is.</summary>
    public string? Refusal(WorkflowEvent fact)
    {
        (string, string) feed = (fact.Source, fact.Workflow);
        if (feeds.ContainsKey(feed) || Admits(feed))
        {
            return null;
        }

        return $"there are {most} feeds already that no rule names; name the Source or the Workflow in the rules, or correct 'source' and 'workflow' in the events, which name the feed and not the case";
    }

    private bool Admits((string, string) feed)
    {
        if (Volatile.Read(ref further) >= most)
        {
            return false;
        }

        if (feeds.TryAdd(feed, true))
        {
            Interlocked.Increment(ref further);
        }

        return true;
    }
}
