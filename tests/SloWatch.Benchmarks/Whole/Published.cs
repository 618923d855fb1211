using System.Diagnostics;
using SloWatch.Testing;

namespace SloWatch.Benchmarks.Whole;

/// <summary>Builds as users get them.</summary>
internal static class Published
{
    /// <summary>Gives the program; it lies within the working copy, so that it finds the rules.</summary>
    /// <param name="name">Of the folder it is put in.</param>
    public static string Build(string project, string program, string name, bool readyToRun)
    {
        string output = Repository.PathOf("artifacts", "benchmarks", name);
        Start("dotnet", ["publish", Repository.PathOf(project.Split('/')), "-c", "Release", "-o", output, $"-p:PublishReadyToRun={readyToRun}", "-p:SelfContained=false"]);
        return Path.Combine(output, program);
    }

    /// <summary>What it printed. Throws when it fails; exit code 1 is a finding, not a failure.</summary>
    public static string Start(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> talk = process.StandardError.ReadToEndAsync();
        string result = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode <= 1
            ? result
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{result}{talk.Result}");
    }
}
