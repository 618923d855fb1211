using System.Globalization;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Paths;

namespace SloWatch.Engine.Adapters.Json.Values;

/// <summary>Reads values and texts with values in them.</summary>
internal static class ValueParser
{
    /// <summary>A path and the steps behind it, up to what cannot be a part of them; null, and the fault is in the text, when it is none.</summary>
    public static MappedValue? Value(MappingText text, IReadOnlyDictionary<string, ValueTable> tables)
    {
        JsonPath? path = PathParser.Parse(text);
        List<ValueStep> steps = [];
        for (text.SkipBlanks(); path is not null && text.Next is '|' or '+' or '-'; text.SkipBlanks())
        {
            if (ReadStep(text, tables) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return path is null ? null : new MappedValue(path, steps);
    }

    /// <summary>A text as it is, a value, or a text with values in braces: <c>{$.order}/{$.line}</c>.</summary>
    public static ValueText? Text(MappingText text, IReadOnlyDictionary<string, ValueTable> tables)
    {
        List<object> parts = [];
        if (PathParser.IsMeant(text))
        {
            return Value(text, tables) is { } whole && End(text) ? new ValueText([whole]) : null;
        }

        while (!text.IsRead)
        {
            if (text.Next == '{' && text.Ahead(1) is '$' or '@')
            {
                text.At++;
                if (Value(text, tables) is not { } value || !Close(text))
                {
                    return null;
                }

                parts.Add(value);
                continue;
            }

            parts.Add(text.Next + Plain(text));
        }

        return new ValueText(parts.TrueForAll(part => part is string) ? [string.Concat(parts)] : parts);
    }

    /// <summary>The sign that stands here was looked at; the rest goes up to the next value.</summary>
    private static string Plain(MappingText text)
    {
        text.At++;
        return text.TakeWhile(letter => letter != '{');
    }

    private static bool End(MappingText text) =>
        text.IsRead || text.Fail<object>($"'{text.Rest}' stands behind the path", "put a path that is a part of a text into braces, as in order-{$.id}") is not null;

    private static bool Close(MappingText text) => text.Take('}') || text.Fail<object>("a brace does not end", "close it behind the path") is not null;

    private static ValueStep? ReadStep(MappingText text, IReadOnlyDictionary<string, ValueTable> tables)
    {
        bool adds = text.Next is '+' or '-';
        int sign = text.Next == '-' ? -1 : 1;
        text.At++;
        text.SkipBlanks();
        if (adds)
        {
            return int.TryParse(text.TakeWhile(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? new ValueStep.Plus(sign * number)
                : text.Fail<ValueStep>("no whole number follows", "write one, as in $.retryCount + 1");
        }

        string name = text.TakeWhile(letter => letter is not (' ' or '|' or '}'));
        text.SkipBlanks();
        return name is "before" or "after" && text.Next is '\'' or '"' ? Cut(text, name)
            : tables.TryGetValue(name, out ValueTable? table) ? new ValueStep.Lookup(table)
            : text.Fail<ValueStep>($"there is no table '{name}'", $"{NearestName.Remedy(name, [.. tables.Keys])}; behind '|' stands a table of 'tables', before 'LETTERS' or after 'LETTERS'");
    }

    private static ValueStep? Cut(MappingText text, string name) =>
        text.TakeQuoted() is not { Length: > 0 } letters ? text.Fail<ValueStep>("no letters stand in the quotes", "write those to cut at")
        : name == "before" ? new ValueStep.Before(letters)
        : new ValueStep.After(letters);
}
