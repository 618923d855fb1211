using System.Diagnostics;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

public class PurityTests
{
    private const string Core = "src/SloWatch.Core";

    [Theory]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("T:System.TimeProvider")]
    [InlineData("T:System.Diagnostics.Stopwatch")]
    [InlineData("T:System.Random")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("T:System.IO.File")]
    [InlineData("T:System.Console")]
    [InlineData("N:System.Net")]
    [InlineData("N:System.Threading.Tasks")]
    public void Core_bans_the_clock_chance_and_the_world(string symbol) =>
        Assert.Contains(File.ReadLines(Repository.PathOf(Core, "BannedSymbols.txt")), line => line.StartsWith($"{symbol};", StringComparison.Ordinal));

    [Fact]
    public void Core_hands_the_list_to_the_analyzer() =>
        Assert.Equal(["BannedSymbols.txt"], Projects.Includes(Projects.Text("SloWatch.Core"), "AdditionalFiles"));

    [Fact]
    public void No_file_of_Core_turns_the_ban_off() =>
        Assert.All(Repository.Files(Core, ".cs"), file => Assert.DoesNotContain("RS0030", Repository.Read(file), StringComparison.Ordinal));

    /// <summary>The proof that list, analyzer and warnings-as-errors work together.</summary>
    [Fact]
    public void A_look_at_the_clock_in_Core_does_not_build()
    {
        using TempFolder copy = new();
        foreach (string file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", .. Repository.Files(Core, "")])
        {
            copy.CopyIn(Repository.Root, file);
        }

        copy.Write($"{Core}/Clock.cs", "namespace SloWatch.Core;\n\ninternal static class Clock\n{\n    public static readonly System.DateTime At = System.DateTime.UtcNow;\n}\n");

        (int code, string output) = Build(copy.PathOf(Core));

        Assert.True(code != 0, "a clock in Core was built");
        Assert.Contains("Clock.cs(5,", output, StringComparison.Ordinal);
        Assert.Contains("RS0030", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Build(string project)
    {
        ProcessStartInfo start = new("dotnet", ["build", project, "--verbosity", "quiet", "--disable-build-servers"]) { RedirectStandardOutput = true };
        using Process build = Process.Start(start)!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, output);
    }
}
