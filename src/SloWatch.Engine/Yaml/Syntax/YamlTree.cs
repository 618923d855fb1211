using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Syntax;

/// <param name="Documents">In the order written; empty ones are left out.</param>
/// <param name="IsWhole">False when a part could not be read, and so something may be defined there that is not in <paramref name="Documents"/>.</param>
public sealed record YamlFile(IReadOnlyList<Setting> Documents, bool IsWhole);

/// <summary>YAML as settings with places. Takes any bytes and never throws. It knows YAML's data and none of its shortcuts: no anchors, aliases or tags.</summary>
public static class YamlTree
{
    /// <summary>Each document is parsed on its own, so that a fault in one does not hide those of the next.</summary>
    public static YamlFile Read(string file, ReadOnlySpan<byte> content, List<Problem> problems)
    {
        if (YamlText.Decode(file, content, problems) is not { } text)
        {
            return new([], false);
        }

        List<Setting> documents = [];
        bool whole = true;
        foreach (YamlChunk chunk in YamlChunk.Split(file, text))
        {
            whole &= new YamlReader(chunk, problems).ReadInto(documents);
        }

        return new(documents, whole);
    }
}
