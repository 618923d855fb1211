using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>
/// A fact that its instance did not take, as it goes into quarantine. That keeps what comes from one place with one reason once: told again it is
/// the same place, and another fact, or another revision of it, is another.
/// </summary>
internal static class RefusedFact
{
    private const int ContentLimit = 4000;

    /// <summary>Bytes of a hash: that two events of one instance and moment share them will not happen.</summary>
    private const int TagLength = 6;

    public static Quarantined Of(WorkflowEvent fact, string reason, string deliveredBy, Instant recordedAt)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, EventJsonWriter.Options))
        {
            EventJsonWriter.Write(json, fact);
        }

        byte[] whole = bytes.ToArray();
        string content = Encoding.UTF8.GetString(whole);
        string what = (fact.Step ?? fact.State) is { } name ? $" ({JsonText.Short(name)})" : "";
        string origin = $"{deliveredBy}: {EventWords.Of(fact.Kind)} of {InstanceOf(fact)} at {fact.At}{what}, {Convert.ToHexStringLower(SHA256.HashData(whole).AsSpan(0, TagLength))}";
        return new Quarantined(fact.Source, origin, ReasonOf(fact, reason), content.Length <= ContentLimit ? content : content[..ContentLimit], recordedAt);
    }

    /// <summary>Without an instance, all that tells it from another.</summary>
    private static string InstanceOf(WorkflowEvent fact) => fact.Instance.Length > 0 ? $"{fact.Workflow}/{fact.Instance}"
        : OwnWord.Is(fact) ? fact.Workflow
        : $"{fact.Workflow} with {KeyFaults.Text(fact.Details?.Keys ?? [])}{(fact.Fact is null ? "" : $", fact {JsonText.Short(fact.Fact)} {fact.Rev}")}";

    /// <summary>Some reasons say what to do themselves.</summary>
    public static string ReasonOf(WorkflowEvent fact, string reason) => reason.Contains("; ", StringComparison.Ordinal) ? reason : $"{reason}; {Remedy(fact.Kind)}";

    private static string Remedy(EventKind kind) => kind == EventKind.Watermark
        ? "leave its instance out"
        : "give what goes on so long several instances, or leave out events that decide nothing";
}
