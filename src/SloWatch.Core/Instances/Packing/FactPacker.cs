using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Packing;

/// <summary>
/// Facts as bytes: a table of the texts they share, then each fact as a set of flags, the time since the fact before, and the fields it has.
/// The layout is stored: change it only with a new <see cref="Layout"/>.
/// </summary>
public static class FactPacker
{
    /// <summary>Facts in a full chunk.</summary>
    public const int FactsPerChunk = 256;

    private const byte Layout = 1;

    public static byte[] Pack(IReadOnlyList<WorkflowEvent> facts) => Pack(facts, 0, facts.Count);

    public static byte[] Pack(IReadOnlyList<WorkflowEvent> facts, int from, int count)
    {
        PackWriter writer = PackWriter.Rent();
        long before = 0;
        for (int i = from; i < from + count; i++)
        {
            Write(writer, facts[i], before);
            before = facts[i].At.Micros;
        }

        return writer.Finish(Layout, count);
    }

    /// <summary>Appends the facts of a chunk. Throws <see cref="DamagedFactsException"/> when it is damaged.</summary>
    public static void Unpack(ReadOnlySpan<byte> chunk, InstanceKey key, List<WorkflowEvent> into)
    {
        try
        {
            PackReader reader = new(chunk, Layout);
            long before = 0;
            for (int i = 0; i < reader.FactCount; i++)
            {
                WorkflowEvent fact = Read(ref reader, key, before);
                before = fact.At.Micros;
                into.Add(fact);
            }

            reader.ExpectEnd();
        }
        catch (Exception damage) when (damage is IndexOutOfRangeException or ArgumentException or OverflowException or FormatException)
        {
            throw new DamagedFactsException(key);
        }
    }

    internal static void Write(PackWriter writer, WorkflowEvent fact, long before)
    {
        PackFlags flags = PackFlags.Of(fact);
        writer.Number(flags.Bits);
        writer.Byte((byte)fact.Kind);
        writer.Signed(unchecked(fact.At.Micros - before));
        writer.Text(fact.Source);
        flags.Text(writer, PackFlags.Step, fact.Step);
        flags.Text(writer, PackFlags.Run, fact.Run);
        flags.Text(writer, PackFlags.State, fact.State);
        flags.Text(writer, PackFlags.Track, fact.Track);
        flags.Text(writer, PackFlags.Error, fact.Error);
        flags.Text(writer, PackFlags.Fact, fact.Fact);
        if (flags.Has(PackFlags.Outcome))
        {
            writer.Byte((byte)fact.Outcome);
        }

        if (flags.Has(PackFlags.Attempt))
        {
            writer.Signed(fact.Attempt);
        }

        if (flags.Has(PackFlags.Rev))
        {
            writer.Signed(fact.Rev);
        }

        flags.Time(writer, PackFlags.NotBefore, fact.NotBefore);
        if (fact.Details is { } details)
        {
            DetailsPacker.Write(writer, details, flags);
        }
    }

    internal static WorkflowEvent Read(ref PackReader reader, InstanceKey key, long before)
    {
        PackFlags flags = new(reader.Number());
        EventKind kind = (EventKind)reader.Byte();
        Instant at = new(unchecked(before + reader.Signed()));
        return new WorkflowEvent
        {
            Kind = kind,
            At = at,
            Workflow = key.Workflow,
            Instance = key.Id,
            Source = reader.Text(),
            Step = flags.Text(ref reader, PackFlags.Step),
            Run = flags.Text(ref reader, PackFlags.Run),
            State = flags.Text(ref reader, PackFlags.State),
            Track = flags.Text(ref reader, PackFlags.Track),
            Error = flags.Text(ref reader, PackFlags.Error),
            Fact = flags.Text(ref reader, PackFlags.Fact),
            Outcome = flags.Has(PackFlags.Outcome) ? (Outcome)reader.Byte() : Outcome.None,
            Attempt = flags.Has(PackFlags.Attempt) ? (int)reader.Signed() : 0,
            Rev = flags.Has(PackFlags.Rev) ? reader.Signed() : 0,
            Void = flags.Has(PackFlags.Void),
            NotBefore = flags.Time(ref reader, PackFlags.NotBefore),
            Details = flags.Has(PackFlags.Details) ? DetailsPacker.Read(ref reader, flags) : null,
        };
    }
}
