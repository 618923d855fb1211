using SloWatch.Core.Rules.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloWatch.Engine.Yaml.Syntax;

/// <summary>Builds the settings of one <see cref="YamlChunk"/> from the parser's events.</summary>
internal sealed class YamlReader(YamlChunk chunk, List<Problem> problems)
{
    /// <summary>Rules need six levels; the limit keeps a file of brackets from exhausting the stack.</summary>
    private const int DeepestNesting = 32;

    private readonly Parser parser = new(new StringReader(chunk.Text));
    private readonly YamlTabs tabs = new(chunk);
    private readonly Stack<OpenBracket> open = [];
    private int aliasLine;

    /// <summary>False when the chunk could not be read to its end.</summary>
    public bool ReadInto(List<Setting> documents)
    {
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart && Read(Next(), 0) is not ScalarSetting { Text: "", Quoted: false } and { } document)
                {
                    documents.Add(document);
                }
            }

            tabs.ReportInWholeChunk(problems);
            return true;
        }
        catch (YamlException fault)
        {
            // A key that begins with * swallows its colon, and what follows is nonsense of its making.
            if (chunk.PlaceOf(fault.Start).Line != aliasLine)
            {
                problems.Add(tabs.BehindFault(fault) ?? YamlFault.Explain(chunk, fault, open));
            }

            return false;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // The parser does not expect some malformed texts, such as a \U escape out of range or a line of its own inside brackets.
            problems.Add(YamlFault.Unexpected(chunk, parser.Current?.End ?? Mark.Empty, open));
            return false;
        }
    }

    private ParsingEvent Next() => parser.MoveNext() && parser.Current is { } next ? next : throw new YamlException("the text ends early");

    private Setting Read(ParsingEvent node, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(node.Start, node.End, YamlFault.TooDeep);
        }

        Place place = chunk.PlaceOf(node.Start);
        CheckPlain(node, place);
        return node switch
        {
            Scalar scalar => Text(scalar, place),
            SequenceStart list => Bracketed(list.Style == SequenceStyle.Flow ? '[' : null, place, () => List(place, depth)),
            MappingStart map => Bracketed(map.Style == MappingStyle.Flow ? '{' : null, place, () => Map(place, depth)),
            AnchorAlias alias => Alias(alias, place),
            _ => throw new YamlException(node.Start, node.End, "a value is missing here"),
        };
    }

    private Setting Bracketed(char? bracket, Place place, Func<Setting> read)
    {
        if (bracket is not { } character)
        {
            return read();
        }

        open.Push(new(character, place));
        Setting setting = read();
        open.Pop();
        return setting;
    }

    private ListSetting List(Place place, int depth)
    {
        List<Setting> items = [];
        for (ParsingEvent next = Next(); next is not SequenceEnd; next = Next())
        {
            items.Add(Read(next, depth + 1));
        }

        return new(place, items);
    }

    private MapSetting Map(Place place, int depth)
    {
        Dictionary<string, Place> keys = [];
        List<SettingEntry> entries = [];
        for (ParsingEvent next = Next(); next is not MappingEnd; next = Next())
        {
            Setting key = Read(next, depth + 1);
            Setting value = Read(Next(), depth + 1);
            if (key is not ScalarSetting name)
            {
                Report(key.Place, $"{key.Kind} stands where a name belongs", "write 'name: value'");
            }
            else if (!keys.TryAdd(name.Text, key.Place))
            {
                Report(key.Place, $"'{name.Text}' stands twice in one mapping, first on line {keys[name.Text].Line}", "remove one, or merge them");
            }
            else
            {
                entries.Add(new(name.Text, key.Place, value));
            }
        }

        return new(place, entries);
    }

    private ScalarSetting Text(Scalar scalar, Place place)
    {
        tabs.Exempt(scalar);
        string text = scalar.Value;
        if (text.Any(YamlText.IsForbidden))
        {
            Report(place, "the text holds a control character", "remove it");
            text = string.Concat(text.Select(character => YamlText.IsForbidden(character) ? '\uFFFD' : character));
        }

        bool plain = scalar.Style == ScalarStyle.Plain;
        if (plain && (text.EndsWith(':') || text.Contains(": ", StringComparison.Ordinal)))
        {
            // Plain texts hold no colon before a space, but the parser takes the one of `Order *: x` for a part of an alias.
            throw new YamlException(scalar.Start, scalar.End, YamlFault.StarSwallowsColon);
        }

        return new(place, plain && text is "~" or "null" or "Null" or "NULL" ? "" : text, !plain);
    }

    /// <summary>A pattern that begins with * is an alias to YAML; reading goes on with what was most likely meant.</summary>
    private ScalarSetting Alias(AnchorAlias alias, Place place)
    {
        string text = $"*{alias.Value.Value.TrimEnd(':')}";
        aliasLine = place.Line;
        Report(place, $"{text} without quotes is a YAML alias, which rules do not have", $"write '{text}' in quotes, or the value itself");
        return new(place, text, Quoted: true);
    }

    private void CheckPlain(ParsingEvent node, Place place)
    {
        if (node is not NodeEvent { } value)
        {
            return;
        }

        if (!value.Anchor.IsEmpty)
        {
            Report(place, $"&{value.Anchor.Value} is a YAML anchor, which rules do not have", "remove it, or put the text in quotes");
        }

        if (!value.Tag.IsEmpty && value is { Tag.IsNonSpecific: false })
        {
            Report(place, $"{value.Tag.Value} is a YAML tag, which rules do not have", "remove it, or put the text in quotes");
        }
    }

    private void Report(Place place, string what, string remedy) => problems.Add(new(place, what, remedy));
}
