using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.CloudEvents;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Quarantine;

/// <summary>Reads what is in quarantine again: as a workflow event, as a CloudEvent, or by the mapping that its Source has now.</summary>
internal sealed class KeptReader(RuleSet rules)
{
    private readonly EventJsonReader events = new();
    private readonly CloudEventReader cloudEvents = new();
    private readonly Dictionary<string, IMessageReader?> mapped = [];

    public KeptReading Read(KeptRefusal kept)
    {
        string source = kept.Refused.Source;
        byte[] json = Encoding.UTF8.GetBytes(kept.Refused.Content);
        EventDefaults defaults = new() { Source = source, Workflow = rules.Sources.FirstOrDefault(one => one.Name == source)?.Workflow };
        (events.Defaults, cloudEvents.Defaults) = (defaults, defaults);
        if (events.TryRead(json, out WorkflowEvent? fact, out EventRefusal refusal) || cloudEvents.TryRead(json, out fact, out EventRefusal second))
        {
            return fact.Source == source ? KeptReading.Of(fact) : KeptReading.Of($"it is an event of '{fact.Source}', which another source sent; send it with the token of '{fact.Source}'");
        }

        if (MessagesOf(source) is { } messages)
        {
            KeptReading reading = new();
            messages.Read(json, kept.Refused.RecordedAt, reading);
            return reading;
        }

        bool isCut = refusal.IsBroken && kept.Refused.Content.Length >= EventLimits.TextLength;
        return KeptReading.Of(isCut ? "only its beginning was kept; send it again" : kept.Refused.Content.Contains("\"specversion\"", StringComparison.Ordinal) ? second.Reason : refusal.Reason);
    }

    private IMessageReader? MessagesOf(string source)
    {
        if (!mapped.TryGetValue(source, out IMessageReader? messages))
        {
            SourceDefinition? definition = rules.Sources.FirstOrDefault(one => one.Name == source);
            messages = definition is null ? null : AdapterCatalogue.Find(definition.Format)?.MessagesOf(definition);
            mapped.Add(source, messages);
        }

        return messages;
    }
}

/// <summary>What an entry of the quarantine became when it was read again.</summary>
internal sealed class KeptReading : IMessageSink
{
    public List<WorkflowEvent> Events { get; } = [];

    /// <summary>Why something of it still cannot be taken.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>The mapping leaves it out now.</summary>
    public bool IsIgnored { get; private set; }

    public static KeptReading Of(WorkflowEvent fact)
    {
        KeptReading reading = new();
        reading.Events.Add(fact);
        return reading;
    }

    public static KeptReading Of(string reason)
    {
        KeptReading reading = new();
        reading.Reasons.Add(reason);
        return reading;
    }

    public void Take(WorkflowEvent fact) => Events.Add(fact);

    public void Refuse(int? column, string reason, string content) => Reasons.Add(reason);

    public void Ignore() => IsIgnored = true;
}
