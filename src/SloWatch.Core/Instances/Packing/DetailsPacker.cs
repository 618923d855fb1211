using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Packing;

/// <summary>The fields that few facts carry, in the order of their flags.</summary>
internal static class DetailsPacker
{
    public static void Write(PackWriter writer, EventDetails details, PackFlags flags)
    {
        flags.Text(writer, PackFlags.Life, details.Life);
        if (flags.Has(PackFlags.Seq))
        {
            writer.Signed(details.Seq!.Value);
        }

        flags.Text(writer, PackFlags.Version, details.Version);
        flags.Text(writer, PackFlags.BusinessKey, details.BusinessKey);
        flags.Text(writer, PackFlags.Parent, details.Parent);
        flags.Time(writer, PackFlags.Deadline, details.Deadline);
        flags.Time(writer, PackFlags.Slot, details.Slot);
        flags.Text(writer, PackFlags.Why, details.Why);
        flags.Text(writer, PackFlags.Cause, details.Cause);
        flags.Text(writer, PackFlags.By, details.By);
        flags.Text(writer, PackFlags.Result, details.Result);
        flags.Text(writer, PackFlags.Dependency, details.Dependency);
        flags.Text(writer, PackFlags.OperationKey, details.OperationKey);
        flags.Text(writer, PackFlags.Compensates, details.Compensates);
        flags.Time(writer, PackFlags.RetryAt, details.RetryAt);
        flags.Text(writer, PackFlags.Name, details.Name);
        if (flags.Has(PackFlags.Value))
        {
            writer.Signed(BitConverter.DoubleToInt64Bits(details.Value!.Value));
        }

        flags.Time(writer, PackFlags.From, details.From);
        flags.Text(writer, PackFlags.TraceId, details.TraceId);
        WriteList(writer, flags, PackFlags.Attributes, details.Attributes);
        WriteList(writer, flags, PackFlags.Keys, details.Keys);
    }

    public static EventDetails Read(ref PackReader reader, PackFlags flags) => new()
    {
        Life = flags.Text(ref reader, PackFlags.Life),
        Seq = flags.Has(PackFlags.Seq) ? reader.Signed() : null,
        Version = flags.Text(ref reader, PackFlags.Version),
        BusinessKey = flags.Text(ref reader, PackFlags.BusinessKey),
        Parent = flags.Text(ref reader, PackFlags.Parent),
        Deadline = flags.Time(ref reader, PackFlags.Deadline),
        Slot = flags.Time(ref reader, PackFlags.Slot),
        Why = flags.Text(ref reader, PackFlags.Why),
        Cause = flags.Text(ref reader, PackFlags.Cause),
        By = flags.Text(ref reader, PackFlags.By),
        Result = flags.Text(ref reader, PackFlags.Result),
        Dependency = flags.Text(ref reader, PackFlags.Dependency),
        OperationKey = flags.Text(ref reader, PackFlags.OperationKey),
        Compensates = flags.Text(ref reader, PackFlags.Compensates),
        RetryAt = flags.Time(ref reader, PackFlags.RetryAt),
        Name = flags.Text(ref reader, PackFlags.Name),
        Value = flags.Has(PackFlags.Value) ? BitConverter.Int64BitsToDouble(reader.Signed()) : null,
        From = flags.Time(ref reader, PackFlags.From),
        TraceId = flags.Text(ref reader, PackFlags.TraceId),
        Attributes = flags.Has(PackFlags.Attributes) ? ReadList(ref reader) : null,
        Keys = flags.Has(PackFlags.Keys) ? ReadList(ref reader) : null,
    };

    private static void WriteList(PackWriter writer, PackFlags flags, int flag, IReadOnlyList<NamedValue>? list)
    {
        if (!flags.Has(flag))
        {
            return;
        }

        writer.Number((ulong)list!.Count);
        foreach (NamedValue pair in list)
        {
            writer.Text(pair.Name);
            writer.Text(pair.Value);
        }
    }

    private static NamedValue[] ReadList(ref PackReader reader)
    {
        NamedValue[] list = new NamedValue[reader.Count()];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = new NamedValue(reader.Text(), reader.Text());
        }

        return list;
    }
}
