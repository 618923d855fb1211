using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Grouping;

/// <summary>What a report is grouped by.</summary>
/// <param name="Text">As people write it.</param>
public abstract record GroupBy(string Text)
{
    public const string AttributePrefix = "attribute:";

    public static readonly IReadOnlyList<string> Names = ["owner", "workflow", "step", "version", $"{AttributePrefix}NAME"];

    /// <summary>Null for a text that names nothing to group by.</summary>
    public static GroupBy? Parse(string text) => text switch
    {
        "owner" => new GroupByObjective(text, objective => objective.Owner),
        "workflow" => new GroupByObjective(text, objective => objective.Measurement.Workflow.Name),
        "step" => new GroupByUnit(text, "step", (unit, _) => unit.Step),
        "version" => new GroupByUnit(text, "version", (unit, at) => unit.VersionFor(at)),
        _ when text.StartsWith(AttributePrefix, StringComparison.Ordinal) && text.Length > AttributePrefix.Length => ByAttribute(text[AttributePrefix.Length..]),
        _ => null,
    };

    private static GroupByUnit ByAttribute(string name) => new($"{AttributePrefix}{name}", name, (unit, at) => unit.AttributeFor(name, at)) { Attribute = name };
}

/// <summary>An objective as a whole belongs to a group.</summary>
public sealed record GroupByObjective(string Text, Func<Objective, string?> GroupOf) : GroupBy(Text);

/// <summary>Each unit belongs to a group of its own, by what was known at a moment.</summary>
/// <param name="Noun">What the groups are, in a word.</param>
public sealed record GroupByUnit(string Text, string Noun, Func<PlacedUnit, Instant, string?> GroupOf) : GroupBy(Text)
{
    /// <summary>Null unless it is one.</summary>
    public string? Attribute { get; init; }
}
