using System.Security.Cryptography;
using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Events.Splitting;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary>The events of one request on their way from its body to the store.</summary>
/// <param name="ingest">Where they go.</param>
/// <param name="caller">Who delivers.</param>
internal sealed class EventIntake(IIngest ingest, Caller caller, TimeProvider time, CancellationToken aborted)
{
    /// <summary>While one is being written the next is read; more would only take memory.</summary>
    private const int MostUnderway = 3;

    private readonly Queue<(EventPortion Portion, Task<Receipt> Receipt)> underway = new();
    private readonly IntakeResult result = new();
    private EventPortion portion = new();
    private int next;

    /// <summary>Everything it tells of is durable. When it throws, what was delivered before may have been taken, and sending the request again is right.</summary>
    public async Task<IntakeResult> RunAsync(BodyWindow window, IEventSplitter splitter, PieceReading read)
    {
        try
        {
            await ReadAsync(window, splitter, read);
        }
        catch (ApiFault fault) when (underway.Count > 0 || result.Taken > 0)
        {
            await AwaitAsync(left: 0);
            throw fault.After(result.Taken);
        }

        await DeliverAsync();
        await AwaitAsync(left: 0);
        return result;
    }

    /// <summary>A piece that is one event.</summary>
    public void Read(IEventReader reader, ReadOnlySpan<byte> json)
    {
        if (!reader.TryRead(json, out WorkflowEvent? fact, out EventRefusal refusal))
        {
            Refuse(refusal.Column, refusal.Reason, refusal.Source ?? reader.Defaults.Source, Shown(json), json);
        }
        else if (caller.Source is { } own && fact.Source != own)
        {
            Refuse(1, $"the token is for events of the source '{own}', and this is one of '{fact.Source}'; send it with the token of that source", own, Shown(json), json);
        }
        else
        {
            Take(fact);
        }
    }

    /// <summary>An event of the piece that is read.</summary>
    public void Take(WorkflowEvent fact) => portion.Take(fact, next);

    /// <summary>The piece, or one of its events, is left out on purpose.</summary>
    public void Ignore() => result.Ignore();

    /// <summary>The same event, sent again and refused again, is in quarantine once: its place is what it says.</summary>
    /// <param name="said">What says that it is the same.</param>
    public void Refuse(int? column, string reason, string? source, string content, ReadOnlySpan<byte> said)
    {
        string place = Convert.ToHexStringLower(SHA256.HashData(said).AsSpan(0, 8));
        portion.Refuse(new Quarantined(source ?? "http", $"{caller.Name}:{place}", reason, content, Instant.From(time.GetUtcNow())));
        result.Refuse(new(next, column, reason));
    }

    private static string Shown(ReadOnlySpan<byte> json) => EventLimits.Cut(Encoding.UTF8.GetString(json[..Math.Min(json.Length, EventLimits.TextLength * 3)]));

    private async Task ReadAsync(BodyWindow window, IEventSplitter splitter, PieceReading read)
    {
        while (!ReadWhatIsThere(window, splitter, read))
        {
            if (portion.IsFull)
            {
                await DeliverAsync();
            }
            else
            {
                await window.FillAsync(aborted);
            }
        }
    }

    /// <summary>False when more of the body is needed, or the portion is full.</summary>
    private bool ReadWhatIsThere(BodyWindow window, IEventSplitter splitter, PieceReading read)
    {
        while (!portion.IsFull)
        {
            if (!splitter.TryNext(window, out ReadOnlySpan<byte> json))
            {
                return window.IsLast;
            }

            read(json, this);
            next++;
        }

        return false;
    }

    private async Task DeliverAsync()
    {
        if (portion.IsEmpty)
        {
            return;
        }

        await AwaitAsync(left: MostUnderway - 1);
        Delivery delivery = portion.Deliver(caller.Name);
        Task<Receipt>? receipt = ingest.TryTake(delivery);
        if (receipt is null && underway.Count > 0)
        {
            await AwaitAsync(left: 0); // it may be our own that wait
            receipt = ingest.TryTake(delivery);
        }

        underway.Enqueue((portion, receipt ?? throw ApiFault.Busy("the events come faster than they can be stored")));
        portion = new EventPortion();
    }

    private async Task AwaitAsync(int left)
    {
        while (underway.Count > left)
        {
            (EventPortion delivered, Task<Receipt> task) = underway.Dequeue();
            Receipt receipt = await task;
            result.Took(receipt);
            foreach (RefusedEvent refused in receipt.Refused)
            {
                result.Refuse(new(delivered.PlaceOf(refused.Index), null, refused.Reason));
            }
        }
    }
}

/// <summary>Reads one piece of a body, and hands over what is in it.</summary>
/// <param name="json">Valid until it returns.</param>
internal delegate void PieceReading(ReadOnlySpan<byte> json, EventIntake intake);
