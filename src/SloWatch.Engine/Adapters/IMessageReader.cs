using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters;

/// <summary>Reads messages of one source as they are posted to the service. Not safe for concurrent use.</summary>
public interface IMessageReader
{
    /// <param name="json">UTF-8 of one message.</param>
    /// <param name="received">When it came; null: nobody knows.</param>
    void Read(ReadOnlySpan<byte> json, Instant? received, IMessageSink sink);
}

/// <summary>Takes what becomes of messages.</summary>
public interface IMessageSink
{
    void Take(WorkflowEvent fact);

    /// <summary>An event of a message that could not be made, and why.</summary>
    /// <param name="column">Where in the message, in characters from 1; null: it speaks of the event as a whole.</param>
    /// <param name="content">The message with this event alone: read again, it comes to the same.</param>
    void Refuse(int? column, string reason, string content);

    /// <summary>The mapping leaves it out.</summary>
    void Ignore();
}
