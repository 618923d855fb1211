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

    public IReadOnlyList<string> Choices { get; init; } = [];

    public IReadOnlyList<SettingDeclaration> Inner { get; init; } = [];

    public string? Example { get; init; }
}
