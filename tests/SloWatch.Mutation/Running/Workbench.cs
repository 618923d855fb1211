using System.Diagnostics;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.Mutation.Running;

/// <summary>A copy of Core's built tests whose SloWatch.Core.dll is exchanged, and the process that runs them.</summary>
internal sealed partial class Workbench
{
    private const string Tests = "SloWatch.Core.Tests";

    /// <summary>The first failure is enough; jobs side by side share the cores.</summary>
    private const string Settings = """
        <RunSettings>
          <xUnit>
            <StopOnFail>true</StopOnFail>
            <MaxParallelThreads>{0}</MaxParallelThreads>
          </xUnit>
        </RunSettings>
        """;

    private const int ShownOutput = 2000;

    private const int WaitingShare = 20;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    private readonly string folder;

    /// <param name="parent">Within the repository, which the tests look for above them.</param>
    public Workbench(string parent, int number, int jobs)
    {
        folder = Path.Combine(parent, $"job-{number}");
        string built = Repository.PathOf("artifacts", "bin", Tests, "release");
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        File.WriteAllText(SettingsPath, Settings.Replace("{0}", $"{Math.Max(1, Environment.ProcessorCount / jobs)}", StringComparison.Ordinal));
    }

    public string CorePath => Path.Combine(folder, "SloWatch.Core.dll");

    private string SettingsPath => Path.Combine(folder, "mutation.runsettings");

    /// <summary>Processor time of the last run: the clock on the wall also counts what else the machine does.</summary>
    public TimeSpan Used { get; private set; }

    /// <param name="limit">Of processor time; tests that take longer hang.</param>
    public Verdict Run(TimeSpan limit)
    {
        long begin = Stopwatch.GetTimestamp();
        using Process process = Start();
        Task<string> talk = process.StandardError.ReadToEndAsync();
        Task<string> told = process.StandardOutput.ReadToEndAsync();
        bool ended = Ends(process, limit, begin);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return ended ? Judge(process.ExitCode, told.Result + talk.Result, seconds) : new(Outcome.TimedOut, seconds, "time limit");
    }

    /// <summary>One that uses no time at all, and does not end either, waits for nothing.</summary>
    private bool Ends(Process process, TimeSpan limit, long begin)
    {
        Used = TimeSpan.Zero;
        while (!process.WaitForExit(Look))
        {
            TimeSpan passed = Stopwatch.GetElapsedTime(begin);
            Used = ProcessTree.ProcessorTime(process.Id) ?? passed;
            if (Used > limit || passed > limit * WaitingShare)
            {
                return false;
            }
        }

        return true;
    }

    private static Verdict Judge(int exitCode, string output, double seconds)
    {
        if (exitCode == 0 && output.Contains("Passed!", StringComparison.Ordinal))
        {
            return new(Outcome.Survived, seconds, "");
        }

        Match failed = FirstFailure().Match(output);
        return failed.Success ? new(Outcome.Killed, seconds, failed.Groups["test"].Value)
            : output.Contains("aborted", StringComparison.OrdinalIgnoreCase) ? new(Outcome.Killed, seconds, "the process broke down")
            : throw new MutationStoppedException($"The tests did not run:\n{output[Math.Max(0, output.Length - ShownOutput)..]}");
    }

    private Process Start()
    {
        ProcessStartInfo start = new("dotnet", ["test", Path.Combine(folder, $"{Tests}.dll"), "--settings", SettingsPath])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    [GeneratedRegex(@"^\[xUnit\.net [0-9:.]+\] +(?<test>.+) \[FAIL\]", RegexOptions.Multiline)]
    private static partial Regex FirstFailure();
}
