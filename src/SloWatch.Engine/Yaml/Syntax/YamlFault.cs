using SloWatch.Core.Rules.Settings;
using YamlDotNet.Core;

namespace SloWatch.Engine.Yaml.Syntax;

/// <summary>A list or mapping in brackets that is being read.</summary>
internal readonly record struct OpenBracket(char Bracket, Place Place);

/// <summary>Says in a user's words what the parser could not read.</summary>
internal static class YamlFault
{
    public const string TooDeep = "the nesting is deeper than 32 levels";

    public const string StarSwallowsColon = "a name without quotes has a * after a space";

    /// <summary>Parts of the parser's messages. The first that occurs decides.</summary>
    private static readonly (string Part, string What, string Remedy)[] Known =
    [
        (TooDeep, TooDeep, "close the brackets, or indent less"),
        (StarSwallowsColon, StarSwallowsColon, "put the name in quotes"),
        ("quoted scalar, found unexpected end", "the quote that opens here is not closed", "add the closing quote"),
        ("quoted scalar, found unexpected document", "the quote that opens here is not closed", "add the closing quote"),
        ("quoted scalar, found wrong indentation", "the text in quotes goes on in a line that is not indented", "close the quote, or indent its further lines"),
        ("escape", "a \\ in double quotes begins an escape that does not exist", "write \\\\, or use single quotes"),
        ("surrogates", "a \\ in double quotes begins an escape that is no character", "write the character itself"),
        ("invalid mapping", "a second ': ' stands in one line", "put a text with ': ' in quotes, or begin a new line for a new name"),
        ("Mapping values are not allowed", "a ': ' stands where no name can", "put a text with ': ' in quotes, or begin a new line for a new name"),
        ("could not find expected ':'", "the line is no 'name: value'", "add ': ' after the name, or indent a text that goes on"),
        ("block mapping, did not find expected key", "the line does not fit the mapping above it", "indent it like the names above, and put nothing after a closing quote or bracket"),
        ("expected '-' indicator", "the line does not fit the list above it", "begin it with '- ', or indent it like what it belongs to"),
        ("sequence entries are not allowed", "a list begins in the middle of a line", "begin it on the next line, or put the text in quotes"),
        ("anchor or alias", "a text begins with * or &, which YAML keeps for itself", "put the text in quotes"),
        ("scanning a tag", "a text begins with !, which YAML keeps for itself", "put the text in quotes"),
        ("expected <document start>", "the text goes on after what it began with has ended", "write 'name: value' lines from the left edge, and --- before the next document"),
        ("expected <document end>", "the text goes on after what it began with has ended", "write 'name: value' lines from the left edge, and --- before the next document"),
    ];

    public static Problem Explain(YamlChunk chunk, YamlException fault, Stack<OpenBracket> open)
    {
        Place place = chunk.PlaceOf(fault.Start);
        if (fault.Message.Contains("cannot start any token", StringComparison.Ordinal) || fault.Message.Contains("node content", StringComparison.Ordinal))
        {
            return Misplaced(chunk, place, open);
        }

        if (open.Count > 0 && fault.Message.Contains("expected ','", StringComparison.Ordinal))
        {
            return NotClosed(open.Peek());
        }

        return Directive(chunk, fault) ?? Known.Where(known => fault.Message.Contains(known.Part, StringComparison.Ordinal))
            .Select(known => new Problem(place, known.What, known.Remedy))
            .FirstOrDefault(new Problem(place, $"this is no YAML ({fault.Message.TrimEnd('.')})", "check indentation, quotes and brackets in this line and the one above"));
    }

    /// <param name="last">Where the last thing ended that the parser understood.</param>
    public static Problem Unexpected(YamlChunk chunk, in Mark last, Stack<OpenBracket> open)
    {
        int escape = chunk.Text.IndexOf("\\U", (int)Math.Min(last.Index, chunk.Text.Length), StringComparison.Ordinal);
        if (open.Count > 0)
        {
            return NotClosed(open.Peek());
        }

        return escape >= 0
            ? new(chunk.PlaceOf(escape), "a \\ in double quotes begins an escape that is no character", "write the character itself")
            : new(chunk.PlaceOf(last), "this is no YAML", "check indentation, quotes and brackets in this line and the one below");
    }

    private static Problem NotClosed(OpenBracket open) => open.Bracket == '['
        ? new(open.Place, "the list that opens with [ is not closed, or lacks a comma", "close it with ], or write one '- ' a line")
        : new(open.Place, "the mapping that opens with { is not closed, or lacks a comma", "close it with }, or write one 'name: value' a line");

    private static Problem? Directive(YamlChunk chunk, YamlException fault)
    {
        bool begins = chunk.Text.StartsWith('%') || chunk.Text.Contains("\n%", StringComparison.Ordinal);
        if (!begins || !(fault.Message.Contains("directive", StringComparison.Ordinal) || fault.Message.Contains("<document start>", StringComparison.Ordinal)))
        {
            return null;
        }

        Place place = chunk.PlaceOf(chunk.Text.StartsWith('%') ? 0 : chunk.Text.IndexOf("\n%", StringComparison.Ordinal) + 1);
        return new(place, "a line begins with %, which YAML keeps for itself", "remove the line, or put the text in quotes");
    }

    private static Problem Misplaced(YamlChunk chunk, Place place, Stack<OpenBracket> open)
    {
        string line = chunk.LineAt(place.Line);
        return place.Column <= line.Length
            ? new(place, $"no value can begin with {line[place.Column - 1]}", "put the text in quotes")
            : open.Count > 0 ? NotClosed(open.Peek()) : new(place, "a value is missing here", "write it");
    }
}
