using System.IO.Compression;
using SloWatch.Core.Events;
using SloWatch.Testing;
using SloWatch.Testing.SampleLog;

namespace SloWatch.Tests.Tour;

public class SampleLogTests
{
    /// <summary>After a change of the story, SLOWATCH_WRITE_SAMPLE=1 writes the kept log anew.</summary>
    [Fact]
    public void The_kept_log_is_the_one_its_seed_makes()
    {
        byte[] made = SampleLog.JsonLines();
        string path = Repository.PathOf(SampleLog.KeptAt);
        if (Environment.GetEnvironmentVariable("SLOWATCH_WRITE_SAMPLE") == "1")
        {
            using GZipStream file = new(File.Create(path), CompressionLevel.SmallestSize);
            file.Write(made);
        }

        Assert.Equal(made, Unpacked(path));
    }

    [Fact]
    public void The_kept_log_is_small() => Assert.InRange(new FileInfo(Repository.PathOf(SampleLog.KeptAt)).Length, 1, 200_000);

    [Fact]
    public void What_hangs_never_fails_so_that_counting_failures_shows_nothing()
    {
        ILookup<string, WorkflowEvent> cases = SampleLog.Events().ToLookup(fact => fact.Instance);

        WorkflowEvent[] last = [.. cases.Select(facts => facts.Last()).Where(fact => fact.Step == "check-credit" && fact.Kind == EventKind.StepStarted)];

        Assert.InRange(cases.Count, 300, 600);
        Assert.InRange(last.Length, 10, 60);
        Assert.DoesNotContain(SampleLog.Events(), fact => fact.Outcome is Outcome.Failed or Outcome.TimedOut);
    }

    private static byte[] Unpacked(string path)
    {
        using GZipStream file = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream content = new();
        file.CopyTo(content);
        return content.ToArray();
    }
}
