using System.Globalization;
using SloWatch.Testing;
using SloWatch.Testing.Unprepared;

namespace SloWatch.Benchmarks.Whole;

/// <summary>Imports again and again, each in a process of its own, and prints each run and the medians.</summary>
internal static class ImportRuns
{
    /// <summary>As they stand in the log; they become some more workflow events.</summary>
    private const int EventsOfLog = 262_200;

    public static int Run(string kind, string[] rest)
    {
        int runs = rest is [{ } number] ? int.Parse(number, CultureInfo.InvariantCulture) : 7;
        if (kind != "unprepared" && SharedData.ReasonToSkip(SharedData.LoanLog) is { } missing)
        {
            Console.Error.WriteLine($"The loan log is missing: this {missing}.");
            return 1;
        }

        using ImportFile file = kind switch
        {
            "import" => ImportFile.Existing(SharedData.PathOf(SharedData.LoanLog)),
            "unprepared" => ImportFile.Unprepared(),
            _ => ImportFile.Shuffled(seed: 1),
        };
        string program = Published.Build("tests/SloWatch.Benchmarks", "SloWatch.Benchmarks", "imports", readyToRun: true);
        List<OneRun> all = [];
        Console.WriteLine($"{kind}: {Path.GetFileName(file.Path)}, durable, example rules; from the first byte to the last commit; start of the process and reading of the rules excluded");
        for (int run = 1; run <= runs; run++)
        {
            all.Add(Once(program, kind, file.Path));
            Print($"run {run}", all[^1]);
        }

        Print("median", new OneRun(
            Median.Of(all.Select(run => run.EventsPerSecond)), Median.Of(all.Select(run => run.Seconds)), Median.Of(all.Select(run => run.ProcessorSeconds)), Median.Of(all.Select(run => run.Megabytes))));
        return 0;
    }

    private static OneRun Once(string program, string kind, string file)
    {
        string[] words = Published.Start(program, ["once", kind, file]).Split(' ', StringSplitOptions.TrimEntries);
        double[] numbers = [.. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        double events = kind switch { "import" => EventsOfLog, "unprepared" => OddSize.Full.Events, _ => numbers[0] };
        return new(events / numbers[1], numbers[1], numbers[2], numbers[3] / 1024);
    }

    private static void Print(string what, OneRun run) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-8} {run.EventsPerSecond,9:0} events/s   {run.Seconds,6:0.00} s   {run.ProcessorSeconds,6:0.00} s of processor   {run.Megabytes,5:0} MB at most"));

    private sealed record OneRun(double EventsPerSecond, double Seconds, double ProcessorSeconds, double Megabytes);
}
