namespace SloWatch.Engine.Adapters.Xes;

/// <summary>The values of an event that make up the name of its activity, as one classifier has it.</summary>
internal sealed class ActivityName(IReadOnlyList<string> keys, XesNames names)
{
    private const char Between = '+';

    private readonly string?[] values = new string?[keys.Count];
    private char[] buffer = new char[256];

    /// <summary>For people: the attributes that are asked for.</summary>
    public string Keys { get; } = string.Join("' or '", keys);

    public void Clear() => Array.Clear(values);

    public void Set(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (key.SequenceEqual(keys[i]))
            {
                values[i] = names.Of(value);
            }
        }
    }

    /// <summary>Takes over what is missing here.</summary>
    public void Complete(ActivityName others)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] ??= others.values[i];
        }
    }

    /// <summary>Null when the event has none of the attributes; one that is missing beside others is empty, as in the tools that made classifiers.</summary>
    public string? Read()
    {
        if (values.Length == 1)
        {
            return values[0];
        }

        int length = 0;
        bool any = false;
        for (int i = 0; i < values.Length; i++)
        {
            any |= values[i] is not null;
            Append(i == 0 ? "" : [Between], ref length);
            Append(values[i], ref length);
        }

        return any ? names.Of(buffer.AsSpan(0, length)) : null;
    }

    private void Append(ReadOnlySpan<char> text, ref int length)
    {
        if (buffer.Length < length + text.Length)
        {
            Array.Resize(ref buffer, (length + text.Length) * 2);
        }

        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }
}
