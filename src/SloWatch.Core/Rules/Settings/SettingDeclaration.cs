namespace SloWatch.Core.Rules.Settings;

public enum SettingKind
{
    Text,

    /// <summary>A text, or a list of texts.</summary>
    Texts,

    Integer,

    /// <summary>True or false.</summary>
    Flag,

    Duration,

    /// <summary>A duration, or working time of a calendar: <c>3bd</c>, <c>12bh</c>.</summary>
    Limit,

    /// <summary>A share in percent, e.g. <c>99.5%</c> or <c>99.5</c>.</summary>
    Percent,

    /// <summary>A share in percent, or a list of them.</summary>
    Percents,

    /// <summary>One of <see cref="SettingDeclaration.Choices"/>.</summary>
    Choice,

    /// <summary>A mapping with the declared <see cref="SettingDeclaration.Inner"/> settings.</summary>
    Map,

    /// <summary>A mapping from names of the user's own to texts, or to lists of texts.</summary>
    TextsByName,

    /// <summary>A mapping from names of the user's own to mappings of <see cref="SettingDeclaration.Inner"/>.</summary>
    MapByName,

    /// <summary>A list of mappings of <see cref="SettingDeclaration.Inner"/>.</summary>
    MapList,

    /// <summary>A mapping with exactly one key, which names an extension of a shelf; the extension reads the value.</summary>
    Extension,
}

/// <summary>One setting, declared once: parsing, schema, documentation and `types` all read this.</summary>
public sealed record SettingDeclaration(string Name, SettingKind Kind, string Summary)
{
    public bool Required { get; init; }

    /// <summary>A second shape it may be written in.</summary>
    public SettingKind? Or { get; init; }

    /// <summary>How the docs state what holds when it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>Of a choice, or of each text of a list or a mapping of texts; empty where any will do.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Of a number or a percentage; null where any will do.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>What a text looks like, as a regular expression of JSON Schema; null where any will do. For editors: the reader says more.</summary>
    public string? Pattern { get; init; }

    public IReadOnlyList<SettingDeclaration> Inner { get; init; } = [];

    /// <summary>What the one key of an <see cref="SettingKind.Extension"/> may be; of a mapping with <see cref="ChosenBy"/>, whose settings it has. Asked for only when someone wants to see them.</summary>
    public IEnumerable<SettingExtension> Extensions { get; init; } = [];

    /// <summary>The setting beside this mapping whose value names one of <see cref="Extensions"/>.</summary>
    public string? ChosenBy { get; init; }

    /// <summary>As YAML.</summary>
    public string? Example { get; init; }
}

/// <summary>An extension of a shelf, as far as its settings go.</summary>
public sealed record SettingExtension(string Name, string Summary, IReadOnlyList<SettingDeclaration> Settings);
