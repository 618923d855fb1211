using System.Runtime.InteropServices;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>What some events say of those who delivered them.</summary>
internal sealed class FeedNews
{
    private readonly Dictionary<(string Source, string Workflow), FeedSpan> spans = [];
    private (string Source, string Workflow) lastKey;
    private FeedSpan? last;

    public IReadOnlyDictionary<(string Source, string Workflow), FeedSpan> Spans => spans;

    /// <param name="heard">Told by its source just now; else it was in quarantine, and says nothing of how its source stands.</param>
    public void Saw(WorkflowEvent fact, bool heard = true)
    {
        if (last is null || !ReferenceEquals(fact.Source, lastKey.Source) || !ReferenceEquals(fact.Workflow, lastKey.Workflow))
        {
            lastKey = (fact.Source, fact.Workflow);
            last = CollectionsMarshal.GetValueRefOrAddDefault(spans, lastKey, out _) ??= new FeedSpan();
        }

        last.Saw(fact);
        last.IsHeard |= heard;
    }

    public void Clear()
    {
        spans.Clear();
        last = null;
    }
}

/// <summary>Events of one feed: how many, and the time they cover.</summary>
internal sealed class FeedSpan
{
    public long Events { get; private set; }

    /// <summary>The source itself told some of it just now.</summary>
    public bool IsHeard { get; set; }

    public Instant First { get; private set; } = Instant.Ever;

    public Instant Last { get; private set; } = Instant.Never;

    /// <summary>Watermarks among them, each greater than those before it.</summary>
    public long Watermarks { get; private set; }

    /// <summary>The greatest watermark among them.</summary>
    public Instant Announced { get; private set; } = Instant.Never;

    public void Saw(WorkflowEvent fact)
    {
        Events++;
        if (fact.Kind == EventKind.Watermark)
        {
            Watermarks += fact.At > Announced ? 1 : 0;
            Announced = Instant.Max(Announced, fact.At);
            return;
        }

        First = Instant.Min(First, fact.At);
        Last = Instant.Max(Last, fact.At);
    }
}
