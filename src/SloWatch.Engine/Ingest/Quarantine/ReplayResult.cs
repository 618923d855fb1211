namespace SloWatch.Engine.Ingest.Quarantine;

/// <summary>What became of entries of the quarantine that were handed to ingest again.</summary>
public sealed class ReplayResult
{
    private const int Listed = 20;

    private readonly List<(long Id, string Reason)> reasons = [];

    /// <summary>Entries that were looked at.</summary>
    public long Looked { get; internal set; }

    /// <summary>Entries that left the quarantine for good.</summary>
    public long Released { get; internal set; }

    /// <summary>Events that they became and that added something.</summary>
    public long New { get; internal set; }

    /// <summary>Events that were known already.</summary>
    public long Known { get; internal set; }

    /// <summary>Entries that their mapping leaves out now; they left the quarantine, too.</summary>
    public long Ignored { get; internal set; }

    /// <summary>Entries that are still refused.</summary>
    public long Stayed => Looked - Released;

    /// <summary>Of the first of those that stayed.</summary>
    public IReadOnlyList<(long Id, string Reason)> Reasons => reasons;

    internal void Stay(long id, string reason)
    {
        if (reasons.Count < Listed)
        {
            reasons.Add((id, reason));
        }
    }
}
