using System.Collections.Concurrent;

namespace SloWatch.Server.Api.Events;

/// <summary>Messages that the mappings of their Sources left out since the service began.</summary>
internal sealed class IgnoredMessages
{
    private readonly ConcurrentDictionary<string, IgnoredCount> counts = [];

    public IEnumerable<(string Source, long Count)> All => counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Count));

    public long Of(string source) => counts.TryGetValue(source, out IgnoredCount? count) ? count.Count : 0;

    /// <param name="source">One of the rules.</param>
    public IgnoredCount CountOf(string source) => counts.GetOrAdd(source, _ => new IgnoredCount());
}

internal sealed class IgnoredCount
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add() => Interlocked.Increment(ref count);
}
