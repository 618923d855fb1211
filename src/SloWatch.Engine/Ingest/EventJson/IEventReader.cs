using System.Diagnostics.CodeAnalysis;
using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>Reads workflow events from JSON, one at a time. Not safe for concurrent use.</summary>
public interface IEventReader
{
    /// <summary>What events are given that do not say it themselves.</summary>
    EventDefaults Defaults { get; set; }

    /// <param name="json">UTF-8 of one event.</param>
    bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out WorkflowEvent? fact, out EventRefusal refusal);
}

/// <param name="Column">Where in the text, in characters from 1.</param>
/// <param name="Reason">What is wrong and what to do.</param>
/// <param name="IsBroken">It is no JSON at all, as when its end is missing.</param>
public readonly record struct EventRefusal(int Column, string Reason, bool IsBroken = false)
{
    /// <summary>As far as the event says it.</summary>
    public string? Source { get; init; }
}
