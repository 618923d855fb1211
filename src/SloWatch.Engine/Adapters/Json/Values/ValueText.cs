using System.Text;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Paths;

namespace SloWatch.Engine.Adapters.Json.Values;

/// <summary>A text, with values of the message in it.</summary>
/// <param name="parts">Each a <see cref="string"/> or a <see cref="MappedValue"/>.</param>
internal sealed class ValueText(IReadOnlyList<object> parts)
{
    /// <summary>The text that it always is; null when it has values in it.</summary>
    public string? Constant => parts is [string text] ? text : null;

    /// <summary>Every text that it can be; null when that is the message's matter.</summary>
    public IEnumerable<string>? Possible => parts switch
    {
        [string text] => [text],
        [MappedValue { Steps: [.., ValueStep.Lookup last] }] => last.Table.Rows.Select(row => row.Value),
        _ => null,
    };

    /// <summary>Null when one of its values is not in the message, or cannot be taken, and why.</summary>
    public string? Read(in Message message, IReadOnlySet<string> absent, out string? refusal)
    {
        refusal = null;
        if (parts.Count == 1)
        {
            return parts[0] is MappedValue only ? only.Read(message, absent, out refusal) : (string)parts[0];
        }

        StringBuilder whole = new();
        foreach (object part in parts)
        {
            string? text = part is MappedValue value ? value.Read(message, absent, out refusal) : (string)part;
            if (text is null)
            {
                return null;
            }

            whole.Append(text);
        }

        return whole.ToString();
    }
}

/// <summary>Where a field comes from: the first of them that the message has.</summary>
/// <param name="Written">As it was written, for messages.</param>
/// <param name="Place">Where.</param>
internal sealed record FieldValue(IReadOnlyList<ValueText> Choices, string Written, Place Place)
{
    /// <summary>What it is whatever the message says; null when that is the message's matter.</summary>
    public string? Constant => Choices is [{ Constant: { } only }] ? only : null;

    public string? Read(in Message message, IReadOnlySet<string> absent, out string? refusal)
    {
        refusal = null;
        foreach (ValueText choice in Choices)
        {
            string? text = choice.Read(message, absent, out refusal);
            if (text is not null || refusal is not null)
            {
                return text;
            }
        }

        return null;
    }
}
