using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Yaml;

/// <param name="Name">As in places: it begins with the path that the user gave.</param>
/// <param name="Folder">Full path of the folder it lies in.</param>
internal sealed record RuleFile(string Name, string FullPath, string Folder)
{
    /// <summary>At most one byte more than a rules file may have; null, and a problem, when it cannot be read.</summary>
    public byte[]? Content(List<Problem> problems)
    {
        try
        {
            using FileStream stream = new(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Head(stream, YamlText.LongestFile + 1);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(RuleFiles.Unreadable(Name, fault));
            return null;
        }
    }

    /// <summary>At most so many bytes; the length of a pipe, or of a file that is being written, is not known before.</summary>
    private static byte[] Head(FileStream stream, int longest)
    {
        byte[] buffer = new byte[8192];
        int read = 0;
        while (read < longest)
        {
            if (read == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, longest));
            }

            int more = stream.Read(buffer, read, buffer.Length - read);
            if (more == 0)
            {
                break;
            }

            read += more;
        }

        return buffer[..read];
    }
}

/// <param name="Root">Full path of the folder that everything lies in.</param>
internal sealed record RuleFiles(string Root, IReadOnlyList<RuleFile> Files)
{
    /// <summary>In ordinal order of their names. Hidden files and folders are no rules: editors and mounted volumes keep copies there.</summary>
    public static RuleFiles Find(string path, List<Problem> problems)
    {
        if (File.Exists(path))
        {
            string full = Path.GetFullPath(path);
            string folder = Path.GetDirectoryName(full) ?? full;
            return new(folder, [new(path, full, folder)]);
        }

        List<RuleFile> files = [];
        if (!Directory.Exists(path))
        {
            problems.Add(new(Whole(path), "there is no such rules folder or file", "create it, or name another one with --rules"));
            return new("", files);
        }

        int before = problems.Count;
        Collect(path, Path.GetFullPath(path), files, problems);
        if (files.Count == 0 && problems.Count == before)
        {
            problems.Add(new(Whole(path), "the folder holds no *.yaml or *.yml file", "write rules there, or name another folder with --rules"));
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new(Path.GetFullPath(path), files);
    }

    public static Problem Unreadable(string name, Exception fault) =>
        new(Whole(name), $"it cannot be read ({fault.Message.TrimEnd('.')})", "give this user the right to read it, or remove it");

    private static void Collect(string name, string folder, List<RuleFile> files, List<Problem> problems)
    {
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
            {
                string entryName = name.EndsWith('/') ? name + entry.Name : $"{name}/{entry.Name}";
                if (entry is DirectoryInfo inner)
                {
                    CollectInner(entryName, inner, files, problems);
                }
                else if (entry.Extension is ".yaml" or ".yml")
                {
                    files.Add(new(entryName, entry.FullName, folder));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(name, fault));
        }
    }

    private static void CollectInner(string name, DirectoryInfo inner, List<RuleFile> files, List<Problem> problems)
    {
        if (inner.LinkTarget is null)
        {
            Collect(name, inner.FullName, files, problems);
        }
        else
        {
            // It may lead back to a folder above it.
            problems.Add(new(Whole(name), "the linked folder is not read", "put the folder itself here", Severity.Warning));
        }
    }

    private static Place Whole(string name) => new(name, 0, 0);
}
