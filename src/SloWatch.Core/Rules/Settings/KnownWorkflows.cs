namespace SloWatch.Core.Rules.Settings;

/// <summary>The workflows that rules have.</summary>
/// <param name="IsUnknown">False also of a name that may stand where the rules could not be read.</param>
public sealed record KnownWorkflows(IReadOnlyCollection<string> Names, Predicate<string> IsUnknown)
{
    /// <summary>Of settings that are read alone.</summary>
    public static readonly KnownWorkflows Any = new([], _ => false);
}
