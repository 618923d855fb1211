using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>A document whose kind is known; its own settings are still to be read.</summary>
/// <param name="Name">A placeholder when it has none, which is a problem already.</param>
internal sealed record RuleDocument(RuleKind Kind, string Name, RuleFile File, MapSetting Map, SettingReader Settings)
{
    /// <summary>How problems name it.</summary>
    public string Label => $"{Kind.Name} '{Name}'";

    /// <summary>Null, and a problem, for what is no document of any kind.</summary>
    public static RuleDocument? From(RuleFile file, Setting root, List<Problem> problems)
    {
        if (root is not MapSetting map)
        {
            problems.Add(new(root.Place, $"the document is {root.Kind}", $"begin it with 'kind: ...' ({string.Join(", ", RuleKinds.Names)}) and 'name: ...' at the left edge"));
            return null;
        }

        if (KindOf(map, problems) is not { } kind)
        {
            return null;
        }

        string written = map.Find("name") is ScalarSetting { Text.Length: > 0 } scalar ? scalar.Text : "";
        SettingReader settings = new(map, kind.Settings, problems, written.Length > 0 ? $"{kind.Name} '{written}'" : $"the {kind.Name}");
        string? name = settings.Text("name");
        if (name is not null && !RuleKinds.IsName(name))
        {
            settings.Report(settings.PlaceOf("name"), $"'{Cut(name)}' is no name", $"use letters a-z, digits and - _ . only, at most {RuleKinds.LongestName}, and begin with a letter or a digit");
        }

        return new(kind, name ?? "(no name)", file, map, settings);
    }

    private static RuleKind? KindOf(MapSetting map, List<Problem> problems)
    {
        string known = string.Join(", ", RuleKinds.Names);
        switch (map.Find("kind") ?? Misspelt(map))
        {
            case null:
                problems.Add(new(map.Place, "the document does not say what it is", $"begin it with 'kind: ...' ({known})"));
                return null;
            case ScalarSetting { Text.Length: > 0 } scalar:
                RuleKind? kind = RuleKinds.Find(scalar.Text);
                if (kind is null)
                {
                    problems.Add(new(scalar.Place, $"there is no kind '{Cut(scalar.Text)}'", NearestName.Remedy(scalar.Text, [.. RuleKinds.Names])));
                    kind = NearestName.Of(scalar.Text, RuleKinds.Names) is { } meant ? RuleKinds.Find(meant) : null;
                }

                return kind;
            case { } other:
                problems.Add(new(other.Place, $"'kind' is {other.Kind}", $"write one of {known}"));
                return null;
        }
    }

    /// <summary>Whoever reads the settings reports it.</summary>
    private static ScalarSetting? Misspelt(MapSetting map) =>
        map.Entries.Where(entry => NearestName.Of(entry.Key, ["kind"]) is not null).Select(entry => entry.Value).OfType<ScalarSetting>().FirstOrDefault(value => RuleKinds.Find(value.Text) is not null);

    private static string Cut(string text) => text.Length <= RuleKinds.LongestName ? text : $"{text[..RuleKinds.LongestName]}...";
}
