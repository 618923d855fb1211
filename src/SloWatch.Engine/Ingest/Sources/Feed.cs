using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>One source of one workflow, as an import meets it.</summary>
internal sealed class Feed(string name, string workflow, string mappingHash, SourceState? stored)
{
    private Instant? lastAt = stored?.LastAt;
    private Instant announced = Instant.Never;

    public string Name => name;

    public string Workflow => workflow;

    /// <summary>As it was before this import: nothing is complete while a first one runs.</summary>
    public Instant Watermark { get; } = stored?.Watermark ?? Instant.Never;

    /// <summary>How far it is complete by its own word, for a file that breaks off.</summary>
    public Instant Announced => Instant.Max(Watermark, announced);

    /// <summary>That this import brought.</summary>
    public long Events { get; set; }

    /// <summary>The store does not know its latest event.</summary>
    public bool IsNews { get; set; } = true;

    public void Saw(Instant at)
    {
        if (lastAt is null || lastAt.Value < at)
        {
            lastAt = at;
            IsNews = true;
        }
    }

    public void Announce(Instant watermark) => announced = Instant.Max(announced, watermark);

    public SourceState State(Instant watermark, string note) => new(name, workflow, watermark, mappingHash, lastAt, note);
}
