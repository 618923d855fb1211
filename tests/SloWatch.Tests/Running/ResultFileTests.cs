using SloWatch.Cli.Running;
using SloWatch.Testing;

namespace SloWatch.Tests.Running;

public sealed class ResultFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Path => folder.PathOf("result.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_stays()
    {
        Assert.Equal(7, ResultFile.Write(Path, output => Written(output, 7)));
        Assert.Equal("some", File.ReadAllText(Path));
    }

    [Fact]
    public void A_disk_that_is_full_leaves_no_part_of_it()
    {
        VerbStoppedException stopped = Assert.Throws<VerbStoppedException>(
            () => ResultFile.Write(Path, output => Written(output, 0) > 0 ? 0 : throw new IOException("No space left on device.")));

        Assert.Equal($"{Path} cannot be written: No space left on device; name another file, or make room on its disk", stopped.Message);
        Assert.Equal(ExitCode.Unreadable, stopped.ExitCode);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void An_interruption_leaves_no_part_of_it()
    {
        Assert.Throws<OperationCanceledException>(() => ResultFile.Write(Path, output => Written(output, 0) > 0 ? 0 : throw new OperationCanceledException()));
        Assert.False(File.Exists(Path));
    }

    /// <summary>It may be a device, which nobody wants to lose.</summary>
    [Fact]
    public void What_was_there_before_stays_there()
    {
        File.WriteAllText(Path, "older");

        Assert.Throws<VerbStoppedException>(() => ResultFile.Write(Path, output => Written(output, 0) > 0 ? 0 : throw new IOException("No space left on device.")));
        Assert.True(File.Exists(Path));
    }

    [Fact]
    public void What_cannot_be_begun_is_left_alone()
    {
        File.WriteAllText(Path, "precious");

        Assert.Throws<VerbStoppedException>(() => ResultFile.Write($"{Path}/below", output => Written(output, 1)));
        Assert.Equal("precious", File.ReadAllText(Path));
    }

    private static int Written(Stream output, int answer)
    {
        output.Write("some"u8);
        output.Flush();
        return answer;
    }
}
