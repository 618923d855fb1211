using System.Diagnostics;
using System.Globalization;

namespace SloWatch.System.Tests.Unprepared;

/// <summary>An answer, and the most memory that the process was seen to hold.</summary>
public sealed record Measured(Answer Answer, long PeakKilobytes)
{
    private const int MillisecondsBetweenLooks = 5;

    public static Measured Run(string folder, params string[] arguments)
    {
        using Process process = Slowatch.Start(folder, Slowatch.Path, arguments);
        Task<string> result = process.StandardOutput.ReadToEndAsync();
        Task<string> talk = process.StandardError.ReadToEndAsync();
        long peak = Peak(process.Id) ?? 0;
        while (!process.WaitForExit(MillisecondsBetweenLooks))
        {
            peak = Peak(process.Id) ?? peak;
        }

        return new(new Answer(process.ExitCode, result.Result, talk.Result), peak);
    }

    /// <summary>The kernel keeps the peak, so that looking now and then misses only what came last; null when the process is gone.</summary>
    private static long? Peak(int id)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line.AsSpan(6, line.Length - 8), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
