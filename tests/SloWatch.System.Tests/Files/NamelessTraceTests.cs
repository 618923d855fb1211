using static SloWatch.System.Tests.Files.LogFolder;

namespace SloWatch.System.Tests.Files;

public class NamelessTraceTests
{
    [Fact]
    public void Those_of_two_files_stay_apart_and_the_import_says_so()
    {
        using LogFolder folder = new();
        folder.WriteLog("one.xes", Trace(null, "A1 00:00", "END 00:10"));
        folder.WriteLog("two.xes", Trace(null, "A1 00:20", "END 00:30"));

        Answer one = folder.Import("one.xes");
        Answer two = folder.Import("two.xes");

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.Contains("traces without a 'concept:name': 1", two.Out + two.Error, StringComparison.Ordinal);
        Assert.Equal(0, folder.Run("explain one.xes:trace-1").ExitCode);
        Assert.Equal(0, folder.Run("explain two.xes:trace-1").ExitCode);
    }
}
