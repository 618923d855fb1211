namespace SloWatch.Engine.Adapters.Xes;

/// <summary>One string for each activity, however many events it has.</summary>
internal sealed class XesNames
{
    private const int MostNames = 10_000;

    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public XesNames() => bySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> text)
    {
        if (bySpan.TryGetValue(text, out string? name))
        {
            return name;
        }

        name = text.ToString();
        if (names.Count < MostNames)
        {
            names.Add(name, name);
        }

        return name;
    }
}
