using System.Diagnostics;
using System.Globalization;

namespace SloWatch.Benchmarks.Whole;

/// <summary>The published service as a process of its own, on a store of its own.</summary>
internal sealed class ServedProcess : IDisposable
{
    private const string Announced = "listening on ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("slowatch-benchmark-");
    private readonly Process process;

    public ServedProcess(string program, string rules)
    {
        string[] arguments =
        [
            "serve", "--listen", "127.0.0.1:0", "--store", Store, "--rules", rules,
        ];
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = folder.FullName })!;
        string? line;
        while ((line = process.StandardError.ReadLine()) is not null && !line.StartsWith(Announced, StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }

        Address = new Uri(line?[Announced.Length..] ?? throw new InvalidOperationException("the service did not begin"));
        _ = process.StandardError.ReadToEndAsync(); // a pipe that nobody reads would hold it up
    }

    public Uri Address { get; }

    public string Store => Path.Combine(folder.FullName, "slowatch.db");

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most it ever took, in megabytes.</summary>
    public double Megabytes => Status("VmHWM:");

    /// <summary>What it takes now, in megabytes, with what of files it shares with others.</summary>
    public double MegabytesNow => Status("VmRSS:");

    /// <summary>Of these, what nobody else has.</summary>
    public double MegabytesOwn => Status("RssAnon:");

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private double Status(string name) => File.ReadLines($"/proc/{process.Id}/status")
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();
}
