using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Finds runbooks inside the rules folder and nowhere else: they are shown to whoever may read SloWatch.</summary>
internal sealed class Runbooks(string root)
{
    private string Inside => root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar;

    /// <summary>The path relative to the rules folder; null, and a problem, when there is no such file.</summary>
    /// <param name="written">Relative to the rules folder, or to the file it is written in.</param>
    public string? Find(RuleDocument document, Place place, string written)
    {
        string inRoot = Path.GetFullPath(Path.Combine(root, written));
        string besideFile = Path.GetFullPath(Path.Combine(document.File.Folder, written));
        string? found = File.Exists(inRoot) ? inRoot : File.Exists(besideFile) ? besideFile : null;
        if (found is not null && IsInside(found))
        {
            return Path.GetRelativePath(root, found).Replace(Path.DirectorySeparatorChar, '/');
        }

        (string what, string remedy) = Explain(written, outside: found is not null || Path.IsPathRooted(written));
        document.Settings.Report(place, what, remedy);
        return null;
    }

    private bool IsInside(string path) =>
        path.StartsWith(Inside, StringComparison.Ordinal)
        && (File.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target || target.FullName.StartsWith(Inside, StringComparison.Ordinal));

    private (string What, string Remedy) Explain(string written, bool outside)
    {
        if (written.Length == 0)
        {
            return ("the runbook is an empty text", "write the path of a Markdown file in the rules folder");
        }

        if (written.Contains("://", StringComparison.Ordinal))
        {
            return ($"the runbook {written} is a web address", "write the steps, or the link to them, into a Markdown file in the rules folder and name that");
        }

        if (outside)
        {
            return ($"the runbook {written} lies outside the rules folder", "copy it into the rules folder and write its path from there");
        }

        return ($"there is no file {written} in the rules folder or beside this file", Nearest(written) is { } nearest ? $"write '{nearest}'" : "write the runbook there, or correct the path");
    }

    private string? Nearest(string written)
    {
        try
        {
            string[] known = [.. Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Take(1000).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal)];
            string name = Path.GetFileName(written);
            return known.FirstOrDefault(path => Path.GetFileName(path) == name) ?? NearestName.Of(written, known);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
