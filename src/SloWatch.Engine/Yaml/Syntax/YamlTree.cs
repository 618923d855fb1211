using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Syntax;

/// <param name="Documents">In the order written; empty ones are left out.</param>
/// <param name="Unread">Parts that could not be read: something may be defined there that is not in <paramref name="Documents"/>. Null when nothing of the file is known.</param>
public sealed record YamlFile(IReadOnlyList<Setting> Documents, IReadOnlyList<string>? Unread)
{
    public bool IsWhole => Unread is [];
}

/// <summary>YAML as settings with places. Takes any bytes and never throws. It knows YAML's data and none of its shortcuts: no anchors, aliases or tags.</summary>
public static class YamlTree
{
    /// <summary>Each document is parsed on its own, so that a fault in one does not hide those of the next.</summary>
    public static YamlFile Read(string file, ReadOnlySpan<byte> content, List<Problem> problems)
    {
        if (YamlText.Decode(file, content, problems) is not { } text)
        {
            return new([], null);
        }

        List<Setting> documents = [];
        List<string> unread = [];
        foreach (YamlChunk chunk in YamlChunk.Split(file, text))
        {
            if (!Read(chunk, documents, problems))
            {
                unread.Add(chunk.Text);
            }
        }

        return new(documents, unread);
    }

    /// <summary>Where bytes or characters are damaged, they are the fault, and nothing is said of what becomes of the rest.</summary>
    private static bool Read(YamlChunk chunk, List<Setting> documents, List<Problem> problems)
    {
        YamlChunk cleaned = YamlText.Cleaned(chunk, problems);
        if (ReferenceEquals(cleaned, chunk))
        {
            return new YamlReader(chunk, problems).ReadInto(documents);
        }

        List<Problem> further = [];
        List<Setting> read = [];
        bool sound = new YamlReader(cleaned, further).ReadInto(read) && read.TrueForAll(document => document is MapSetting);
        if (sound)
        {
            problems.AddRange(further);
            documents.AddRange(read);
        }

        return sound;
    }
}
