using SloWatch.Cli.Running;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>
/// The folder a demo plays in: its rules and its store, under the names that verbs take by default. Rules that someone changed stay as they
/// are; the store begins anew each time.
/// </summary>
/// <param name="Changed">Rules that are not as the demo brings them.</param>
internal sealed record DemoFolder(string Path, IReadOnlyList<string> Changed)
{
    private const string Embedded = "Demo/rules/";
    private const string MarkName = "demo.txt";
    private const string StoreName = "slowatch.db";

    public string Rules => System.IO.Path.Combine(Path, "rules");

    public string Store => System.IO.Path.Combine(Path, StoreName);

    public static DemoFolder LayOut(string path)
    {
        DemoFolder folder = new(path, []);
        if (File.Exists(folder.Store) && !File.Exists(System.IO.Path.Combine(path, MarkName)))
        {
            throw new VerbStoppedException(ExitCode.Refused, $"{folder.Store} is a store, and not one of a demo", "name another folder with --folder DIR");
        }

        try
        {
            folder = folder with { Changed = [.. EmbeddedFiles.Of(Embedded).Where(file => !folder.Put(file.Name, file.Content)).Select(file => file.Name)] };
            File.WriteAllText(
                System.IO.Path.Combine(path, MarkName),
                "This is the folder of 'slowatch demo'. Change what you like in rules: a demo that runs takes it up within seconds, and the next one keeps it.\nThe store (slowatch.db) is thrown away when a demo begins.\n");
        }
        catch (Exception failure) when (FileFault.Is(failure))
        {
            throw new VerbStoppedException(ExitCode.Unreadable, $"the demo cannot be put into {path}: {(failure is DirectoryNotFoundException or FileNotFoundException ? "no folder can be made there" : FileFault.Cause(failure))}", "name another folder with --folder DIR");
        }

        return folder;
    }

    /// <summary>Without anything of the last demo in it.</summary>
    /// <exception cref="WriterBusyException">A demo plays in this folder.</exception>
    public IStore NewStore()
    {
        if (File.Exists(Store))
        {
            using (IStore last = SqliteStore.Open(Store, create: false, bringUp: true))
            {
                last.OpenWriter().Dispose();
            }

            foreach (string file in Directory.GetFiles(Path, $"{StoreName}*"))
            {
                File.Delete(file);
            }
        }

        return SqliteStore.Open(Store, create: true, bringUp: true);
    }

    /// <summary>False when something else is there.</summary>
    private bool Put(string name, byte[] content)
    {
        string file = System.IO.Path.Combine(Rules, name);
        if (File.Exists(file))
        {
            return File.ReadAllBytes(file).AsSpan().SequenceEqual(content);
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!);
        File.WriteAllBytes(file, content);
        return true;
    }
}
