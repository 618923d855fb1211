using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Schema;

/// <summary>
/// What the readers of values take, as regular expressions of JSON Schema. They know nothing of a duration of more than a hundred years and the
/// like: readers refuse that, and a pattern that did would be read by nobody.
/// </summary>
internal static class TextPatterns
{
    public const string Duration = "^[0-9]*[1-9][0-9]*[smhdw]$";

    /// <summary>A duration, or working time.</summary>
    public const string Limit = "^[0-9]*[1-9][0-9]*([smhdw]|b[dh])$";

    public const string Integer = "^[+-]?[0-9]+$";

    private const string Sign = @"(\s*%)?$";

    /// <param name="range">Of the percentage: a text cannot be compared, so that only parts of the whole are told from others.</param>
    public static string Percent(NumberRange? range) => range switch
    {
        { Least: 0, LeastOpen: true, Most: 100, MostOpen: true } => $@"{Above0}[0-9]{{0,2}}(\.[0-9]*)?{Sign}",
        { Least: 0, LeastOpen: true, Most: 100, MostOpen: false } => $@"{Above0}([0-9]{{0,2}}(\.[0-9]*)?|100(\.0*)?){Sign}",
        _ => $@"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+){Sign}",
    };

    private const string Above0 = @"^\+?(?=[0.]*[1-9])0*";
}
