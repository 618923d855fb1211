using SloWatch.Testing.Histories;
using SloWatch.Testing.LoanLog;
using SloWatch.Testing.Unprepared;

namespace SloWatch.Benchmarks.Whole;

/// <summary>A file to import; one made for the benchmark is gone after it.</summary>
internal sealed class ImportFile : IDisposable
{
    private readonly DirectoryInfo? made;

    private ImportFile(string path, DirectoryInfo? made)
    {
        Path = path;
        this.made = made;
    }

    public string Path { get; }

    public static ImportFile Existing(string path) => new(path, null);

    /// <summary>The loan log as JSON lines, shuffled across and within instances, every tenth event twice.</summary>
    public static ImportFile Shuffled(int seed)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("slowatch-benchmark-");
        string path = System.IO.Path.Combine(folder.FullName, "shuffled.jsonl");
        ShuffledLines.Write(path, ShuffledLines.Of(LoanEvents.Read(LoanEvents.Rules()), new Dice(seed)));
        return new(path, folder);
    }

    public static ImportFile Unprepared()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("slowatch-benchmark-");
        string path = System.IO.Path.Combine(folder.FullName, "unprepared.xes");
        new OddLog(OddSize.Full).WriteXes(path);
        return new(path, folder);
    }

    public void Dispose() => made?.Delete(recursive: true);
}
