using SloWatch.Core.Sources;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>One source of one workflow, while the service runs.</summary>
internal sealed class LiveFeed
{
    private readonly string mappingHash;
    private readonly string note;
    private Instant looked = Instant.Never;

    public LiveFeed(SourceState stored, SourceClock clock)
    {
        (Name, Workflow, mappingHash, note, Clock) = (stored.Name, stored.Workflow, stored.MappingHash, stored.Note, clock);
        LastAt = stored.LastAt;
        IsLive = stored.Live is not null;
        Trouble = stored.Trouble;
        Judged = stored.Watermark;
        Progress = stored.Live ?? LiveProgress.None with { Watermark = stored.Watermark };
    }

    public string Name { get; }

    public string Workflow { get; }

    /// <summary>By the rules in use.</summary>
    public SourceClock Clock { get; set; }

    public LiveProgress Progress { get; private set; }

    /// <summary>The watermark by which everything that is due has been judged; it alone is told to those who read the store.</summary>
    public Instant Judged { get; private set; }

    public Instant? LastAt { get; private set; }

    /// <summary>It delivered to the service; else it comes in files, and only they say how far it is complete.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Events that it delivered since the service began.</summary>
    public long Events { get; private set; }

    /// <summary>When it was heard first since the service began.</summary>
    public Instant? FirstHeard { get; private set; }

    /// <summary>Why it could not be asked for everything the last time; null when it could, or is not asked.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The store does not know how it stands.</summary>
    public bool IsNews { get; set; }

    /// <summary>Of one that is asked, and could not be asked for everything yet: only its own word makes it complete.</summary>
    public static LiveFeed NeverComplete(string source, string workflow, string trouble, SourceClock clock, Instant wall) =>
        new(new SourceState(source, workflow, Instant.Never, Ingest.Sources.FeedBook.NoMapping, null, "") { Live = LiveProgress.None with { DeliveredAt = wall, Announces = true }, Trouble = trouble }, clock)
        {
            FirstHeard = wall,
            IsNews = true,
        };

    public void Troubled(string? why)
    {
        IsNews |= Trouble != why;
        Trouble = why;
    }

    public void Delivered(Ingest.Sources.FeedSpan span, Instant wall)
    {
        bool any = span.First <= span.Last;

        // A file was complete for ever. What comes live begins anew.
        LiveProgress before = IsLive || Progress.Watermark != Instant.Ever ? Progress : LiveProgress.None;
        Judged = before == LiveProgress.None ? Instant.Never : Judged;
        IsLive = true;
        FirstHeard ??= wall;
        Events += span.Events;
        Progress = before.Delivered(wall, any ? span.Last : null, span.Announced == Instant.Never ? null : span.Announced, Clock);
        LastAt = any ? Instant.Max(LastAt ?? Instant.Never, span.Last) : LastAt;
        IsNews = true;
    }

    public void Look(Instant wall)
    {
        LiveProgress now = IsLive ? Progress.Look(wall, Clock) : Progress;
        IsNews |= now.Watermark != Progress.Watermark;
        Progress = now;
        looked = now.Watermark;
    }

    /// <summary>What is due by the watermark of the last <see cref="Look"/> was judged. What it delivered meanwhile may say more, or begin anew.</summary>
    public void Swept()
    {
        Instant judged = Instant.Min(looked, Progress.Watermark);
        IsNews |= Judged != judged;
        Judged = judged;
    }

    public string? StaleAt(Instant wall) => IsLive ? SourceState.WithTrouble(Progress.StaleAt(wall, Clock), Trouble)
        : Progress.Watermark == Instant.Never ? "its import has not reached the end of the file"
        : null;

    public SourceState State() => new(Name, Workflow, Judged, mappingHash, LastAt, note) { Live = IsLive ? Progress : null, Trouble = Trouble };
}
