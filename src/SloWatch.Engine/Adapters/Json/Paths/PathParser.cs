using System.Globalization;

namespace SloWatch.Engine.Adapters.Json.Paths;

/// <summary>Reads paths; what RFC 9535 has beyond them is refused, and not taken for something else.</summary>
internal static class PathParser
{
    private const string Several = "stands for several values, and one is needed";

    /// <summary>A path begins here.</summary>
    public static bool IsMeant(MappingText text) => text.Next is '$' or '@' && text.Ahead(1) is '\0' or '.' or '[' or ' ' or '}' or '|';

    /// <summary>Null, and the fault is in the text, when there is none. Reads up to what cannot be a part of it.</summary>
    public static JsonPath? Parse(MappingText text)
    {
        string all = text.Rest;
        int from = text.At;
        bool ofEvent = text.Next == '@';
        List<PathStep> steps = [];
        for (text.At++; text.Next is '.' or '['; steps.Add(ReadStep(text)!))
        {
            if (text.Fault is not null)
            {
                return null;
            }
        }

        return text.Fault is null ? new JsonPath(all[..(text.At - from)], ofEvent, steps) : null;
    }

    private static PathStep? ReadStep(MappingText text)
    {
        if (!text.Take('.'))
        {
            text.At++;
            return InBrackets(text);
        }

        if (text.Next is '.' or '*')
        {
            return text.Fail<PathStep>($"'.{text.Next}' {Several}", "name each step of the way, as in $.order.id");
        }

        string name = text.TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_' || letter > '\x7f');
        return name.Length == 0 || char.IsAsciiDigit(name[0])
            ? text.Fail<PathStep>("a name has to follow the dot", "write it as $.name, and one that has other signs than letters, digits and _ or begins with a digit as $['na-me']")
            : new PathStep.Member(name);
    }

    private static PathStep? InBrackets(MappingText text)
    {
        text.SkipBlanks();
        PathStep? step = text.Next switch
        {
            '\'' or '"' => text.TakeQuoted() is { } name ? new PathStep.Member(name) : text.Fail<PathStep>("a quote does not end", "close it"),
            '?' => ReadFirst(text),
            '*' => text.Fail<PathStep>($"'[*]' {Several}", "name one, as in [0]; what holds several events is named by 'events'"),
            _ => ReadItem(text),
        };
        text.SkipBlanks();
        return step is null || text.Take(']')
            ? step
            : text.Fail<PathStep>(text.Next is ':' or ',' ? $"a bracket with '{text.Next}' {Several}" : "a bracket does not end where it should", "write one name in quotes or one number in each bracket");
    }

    private static PathStep? ReadItem(MappingText text)
    {
        string number = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '-');
        return int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)
            ? new PathStep.Item(index)
            : text.Fail<PathStep>("a bracket holds neither a name in quotes nor a number", "write ['name'], [0] for the first, or [-1] for the last");
    }

    /// <summary><c>?@.key == 'total'</c>, also in round brackets.</summary>
    private static PathStep? ReadFirst(MappingText text)
    {
        text.At++;
        text.SkipBlanks();
        bool round = text.Take('(');
        text.SkipBlanks();
        JsonPath? path = text.Next == '@' ? Parse(text) : null;
        text.SkipBlanks();
        if (path is null || !(text.Take('=') && text.Take('=')))
        {
            return Unread(text);
        }

        text.SkipBlanks();
        string? value = text.Next is '\'' or '"' ? text.TakeQuoted() : text.TakeWhile(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' or '+');
        text.SkipBlanks();
        return string.IsNullOrEmpty(value) || (round && !text.Take(')')) ? Unread(text) : new PathStep.First(path, value);
    }

    private static PathStep? Unread(MappingText text) =>
        text.Fail<PathStep>("a bracket with '?' asks for more than is read", "write the one form that is: [?@.key == 'value'], the first of a list in which key has that value");
}
