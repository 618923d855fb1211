using SloWatch.Cli.Running;

namespace SloWatch.Cli.Tour;

/// <summary>
/// The folder a tour plays in: the sample log, its rules and its store, under the names that verbs take by default. What is there and was
/// changed by someone is never touched.
/// </summary>
internal sealed record TourFolder(string Path)
{
    private const string SampleName = "sample.jsonl.gz";

    public string Sample => System.IO.Path.Combine(Path, SampleName);

    public string Rules => System.IO.Path.Combine(Path, "rules");

    public string Store => System.IO.Path.Combine(Path, "slowatch.db");

    public static TourFolder LayOut(string path)
    {
        TourFolder folder = new(path);
        if (File.Exists(folder.Store) && !File.Exists(folder.Sample))
        {
            throw new VerbStoppedException(ExitCode.Refused, $"{folder.Store} is a store, and not one of a tour", "name another folder with --folder DIR");
        }

        try
        {
            PutAll(path);
        }
        catch (Exception failure) when (FileFault.Is(failure))
        {
            throw new VerbStoppedException(ExitCode.Unreadable, $"the tour cannot be put into {path}: {(failure is DirectoryNotFoundException or FileNotFoundException ? "no folder can be made there" : FileFault.Cause(failure))}", "name another folder with --folder DIR");
        }

        return folder;
    }

    private static void PutAll(string path)
    {
        foreach ((string name, byte[] content) in EmbeddedFiles.Of("Tour/"))
        {
            Put(System.IO.Path.Combine(path, name), content);
        }
    }

    private static void Put(string path, byte[] content)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            File.WriteAllBytes(path, content);
        }
        else if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            throw new VerbStoppedException(ExitCode.Refused, $"{path} was changed since a tour wrote it", "name another folder with --folder DIR, or go on in this one with 'slowatch report'");
        }
    }
}
