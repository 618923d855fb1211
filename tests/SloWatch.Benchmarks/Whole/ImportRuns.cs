using System.Diagnostics;
using System.Globalization;

namespace SloWatch.Benchmarks.Whole;

/// <summary>Imports again and again, each in a process of its own, and prints each run and the medians.</summary>
internal static class ImportRuns
{
    public static int Run(string kind, string[] rest)
    {
        int runs = rest is [{ } number] ? int.Parse(number, CultureInfo.InvariantCulture) : 7;
        if (!LoanLog.IsThere())
        {
            return 1;
        }

        using ImportFile file = kind == "import" ? ImportFile.Existing(LoanLog.Path) : ImportFile.Shuffled(seed: 1);
        List<double> rates = [], peaks = [];
        Console.WriteLine($"{kind}: {Path.GetFileName(file.Path)}, durable, example rules; from the first byte to the last commit, start of the process excluded");
        for (int run = 1; run <= runs; run++)
        {
            (double rate, double megabytes) = Once(kind, file.Path);
            rates.Add(rate);
            peaks.Add(megabytes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  run {run}: {rate,9:0} events/s   {megabytes,5:0} MB at most"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  median {Median.Of(rates),7:0} events/s   {Median.Of(peaks),5:0} MB at most"));
        return 0;
    }

    private static (double EventsPerSecond, double Megabytes) Once(string kind, string file)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["once", kind, file]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] words = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The import of {file} ended with {process.ExitCode}.");
        }

        double seconds = double.Parse(words[2], CultureInfo.InvariantCulture);
        return (long.Parse(words[1], CultureInfo.InvariantCulture) / seconds, long.Parse(words[3], CultureInfo.InvariantCulture) / 1024.0);
    }
}
