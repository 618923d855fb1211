using System.Buffers;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Kinds.Calendars;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>A kind of document, as `types` and the docs show it.</summary>
public sealed record RuleKind(string Name, string Summary, IReadOnlyList<SettingDeclaration> Settings);

/// <summary>The kinds of documents that a rules folder holds.</summary>
public static class RuleKinds
{
    public const int LongestName = 100;

    /// <summary>What <see cref="IsName"/> takes.</summary>
    internal const string NamePattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$";

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    public static IReadOnlyList<RuleKind> All { get; } = [WorkflowDocument.Kind, CalendarDocument.Kind, OwnerDocument.Kind, SourceDocument.Kind, SloDocument.Kind, AlertPolicyDocument.Kind];

    public static IReadOnlyList<string> Names => DocumentSettings.Kind.Choices;

    public static RuleKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Names go into addresses and metrics, so they are plain.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameLetters);
}
