using System.CommandLine;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Evaluation.Diagnosing;

namespace SloWatch.Cli.Running;

/// <summary>A group of bad units, as <c>dependency:credit-bureau</c>.</summary>
internal static class GroupChoiceOption
{
    private const string Everything = "all";

    public static readonly Option<string?> Of = new("--instances") { Description = "List the bad units of a group, e.g. dependency:credit-bureau, version: for those of which none is said, or all", HelpName = "GROUP" };

    public static GroupChoice? Read(ParseResult line) => line.GetValue(Of) switch
    {
        null => null,
        Everything => GroupChoice.All,
        { } text when text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && DimensionOf(text[..colon]) is { } by => new(by, text.Length == colon + 1 ? null : text[(colon + 1)..]),
        { } text => throw new VerbStoppedException(ExitCode.Usage, $"--instances: '{text}' is no group", Remedy(text)),
    };

    /// <summary>As a shell takes it.</summary>
    public static string Text(Dimension by, string? name)
    {
        string prefix = $"{EnumText.Of(by)}:";
        return name is null || Printing.ShellWord.Of(name) == name ? prefix + name : Printing.ShellWord.Of(prefix + name);
    }

    private static Dimension? DimensionOf(string text) => Enum.GetValues<Dimension>().Where(by => EnumText.Of(by) == text).Select(by => (Dimension?)by).FirstOrDefault();

    private static string Remedy(string text)
    {
        string[] names = [.. Enum.GetValues<Dimension>().Select(by => EnumText.Of(by)), Everything];
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 && names.Contains(text) ? $"write {text}:NAME" : NearestName.Remedy(colon < 0 ? text : text[..colon], names);
    }
}
