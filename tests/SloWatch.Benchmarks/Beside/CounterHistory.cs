using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SloWatch.Benchmarks.Beside;

/// <summary>Thirty days of two counters for each objective, put into Prometheus' store as if it had scraped them.</summary>
internal static class CounterHistory
{
    /// <param name="folder">Of Prometheus; its store is made in it.</param>
    public static void Write(string folder, int objectives, TimeSpan every, DateTimeOffset end, PastCases past)
    {
        string file = Path.Combine(folder, "history.txt");
        using (StreamWriter text = new(file, append: false, new UTF8Encoding(false), 1 << 20))
        {
            Write(text, "cases", objectives, every, end, past.CountUpTo);
            Write(text, "cases_bad", objectives, every, end, past.BadUpTo);
            text.Write("# EOF\n");
        }

        using Process promtool = Process.Start(new ProcessStartInfo("promtool", ["tsdb", "create-blocks-from", "openmetrics", "--quiet", "--max-block-duration=744h", file, Path.Combine(folder, "tsdb")]) { RedirectStandardOutput = true })!;
        promtool.StandardOutput.ReadToEnd();
        promtool.WaitForExit();
        File.Delete(file);
        if (promtool.ExitCode != 0)
        {
            throw new InvalidOperationException("promtool could not make the history");
        }
    }

    private static void Write(StreamWriter text, string name, int objectives, TimeSpan every, DateTimeOffset end, Func<int, long, long> total)
    {
        text.Write($"# TYPE {name} counter\n");
        long last = end.ToUnixTimeSeconds(), step = (long)every.TotalSeconds;
        for (int i = 0; i < objectives; i++)
        {
            string series = $"{name}_total{{objective=\"{PrometheusRules.Name(i)}\",job=\"cases\",instance=\"cases\"}} ";
            for (long at = last - (PastCases.Days * 86_400L); at < last; at += step)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{series}{total(i, at)} {at}\n"));
            }
        }
    }
}
