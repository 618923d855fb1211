using System.Diagnostics;
using System.Runtime.Versioning;
using SloWatch.Cli.Tour;
using SloWatch.Testing;

namespace SloWatch.Tests.Tour;

public class OwnCommandTests
{
    [Theory]
    [InlineData("/clone/artifacts/slowatch", "/clone", "/usr/bin", "alias slowatch=\"$PWD/artifacts/slowatch\"")]
    [InlineData("/clone/artifacts/slowatch", "/elsewhere", "/usr/bin", "alias slowatch=\"/clone/artifacts/slowatch\"")]
    [InlineData("/my clone/slowatch", "/my clone", "/usr/bin", "alias slowatch=\"'$PWD/slowatch'\"")]
    [InlineData("/usr/share/dotnet/dotnet", "/clone", "/usr/bin", "alias slowatch=\"dotnet $PWD/artifacts/slowatch.dll\"")]
    [InlineData("/usr/bin/slowatch", "/clone", "/bin:/usr/bin/", null)]
    [InlineData("/usr/bin/slowatch", "/clone", null, "alias slowatch=\"/usr/bin/slowatch\"")]
    public void A_reader_is_told_how_to_start_the_program_that_runs(string program, string here, string? searchPath, string? alias) =>
        Assert.Equal(alias, OwnCommand.Alias(program, "/clone/artifacts/slowatch.dll", here, searchPath));

    /// <summary>The program is a script here that says by which name it was started, and with what.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("two words")]
    [InlineData("it's mine")]
    [InlineData("say \"hello\"")]
    [InlineData("costs $HOME `date` \\n")]
    [InlineData("what? *[a]* ~ # & ; (x) <y> |z!")]
    [UnsupportedOSPlatform("windows")]
    public void The_line_works_in_every_shell_whatever_the_folder_is_called(string name)
    {
        using TempFolder folder = new();
        string program = folder.Write($"{name}/bin/slowatch", "#!/bin/sh\nprintf '%s\\n' \"$0 $*\"\n");
        string dotnet = folder.Write($"{name}/share/dotnet", "#!/bin/sh\nprintf '%s\\n' \"dotnet $*\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        foreach (string shell in new[] { "sh", "bash" })
        {
            foreach (string here in new[] { folder.Root, folder.PathOf(name) })
            {
                Assert.Equal($"{program} demo --fast\n", Type(shell, here, OwnCommand.Alias(program, $"{program}.dll", here, "/usr/bin")!));
                string assembly = OwnCommand.Alias(dotnet, $"{program}.dll", here, "/usr/bin")!;
                Assert.Equal($"dotnet {program}.dll demo --fast\n", Type(shell, here, assembly, Path.GetDirectoryName(dotnet)!));
            }
        }
    }

    private static string Type(string shell, string here, string alias, string searched = "/usr/bin")
    {
        ProcessStartInfo start = new(shell) { WorkingDirectory = here, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{searched}:/usr/bin:/bin";
        start.Environment.Remove("PWD");
        using Process process = Process.Start(start)!;
        process.StandardInput.Write($"{(shell == "bash" ? "shopt -s expand_aliases\n" : "")}{alias}\nslowatch demo --fast\n");
        process.StandardInput.Close();
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return answer;
    }
}
