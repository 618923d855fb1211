using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml;

/// <param name="Rules">Null when there is an error: a folder is taken as a whole or not at all.</param>
/// <param name="Problems">Errors and warnings, in the order of files and lines.</param>
/// <param name="Files">Every file read.</param>
public sealed record LoadedRules(RuleSet? Rules, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Files);

/// <summary>Reads every *.yaml and *.yml file of a folder, recursively, or one file.</summary>
public static class RuleFolder
{
    public static LoadedRules Load(string path) => throw new NotImplementedException();
}
