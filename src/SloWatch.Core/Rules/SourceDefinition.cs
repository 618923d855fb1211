using System.Security.Cryptography;
using System.Text;
using SloWatch.Core.Sources;

namespace SloWatch.Core.Rules;

/// <summary>One configured feed. Its mapping turns foreign facts into workflow events and stays with it.</summary>
public sealed record SourceDefinition(string Name, string Workflow, string Format)
{
    public Sight Sees { get; init; }

    /// <summary>How long facts may still come for a time that the source calls complete.</summary>
    public TimeSpan Settle { get; init; } = SourceClock.Usual.Settle;

    /// <summary>Behind by more than this, the objectives it feeds are unknown.</summary>
    public TimeSpan StaleAfter { get; init; } = SourceClock.Usual.StaleAfter;

    /// <summary>How activities become states, steps, starts, ends and results.</summary>
    public ActivityMapping Mapping { get; init; } = ActivityMapping.Default;

    /// <summary>Stored with the events: an import under a changed mapping is refused.</summary>
    public string MappingHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Workflow}|{Format}|{Mapping.Canonical}")).AsSpan(0, 12));
}
