using System.Globalization;
using SloWatch.Cli.Running;
using SloWatch.Engine.Ingest;

namespace SloWatch.Cli.Printing;

/// <summary>One line that is drawn over itself while a person watches, and nothing otherwise.</summary>
internal sealed class ProgressLine(Shell shell, string doing) : IDisposable
{
    private const int BarLength = 24;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    private readonly long begun = shell.Time.GetTimestamp();
    private TimeSpan nextDraw = TimeSpan.Zero;
    private int drawn;

    private TimeSpan Elapsed => shell.Time.GetElapsedTime(begun);

    /// <summary>Of a file: share read, rate, and when it will be done. A pipe may end at any time.</summary>
    public IProgress<ImportProgress> Reading() => new Sink<ImportProgress>(this, progress =>
    {
        if (progress.BytesTotal == 0)
        {
            return $"{doing} {Count.Of(progress.Events, "event")}, {Rate(progress.Events)}/s";
        }

        double share = Math.Min(1, (double)progress.BytesRead / progress.BytesTotal);
        int full = (int)(share * BarLength);
        string bar = new string('#', full) + new string('.', BarLength - full);
        return string.Create(CultureInfo.InvariantCulture, $"{doing} [{bar}] {share:0%}  {Count.Of(progress.Events, "event")}, {Rate(progress.Events)}/s{Left(share)}");
    });

    /// <summary>Of work whose end is not known: how much is done.</summary>
    public IProgress<long> Counting(string what) => new Sink<long>(this, count => $"{doing} {Count.Of(count)} {what}, {Rate(count)}/s");

    public void Dispose()
    {
        if (drawn > 0)
        {
            shell.Terminal.Error.Write($"\r{new string(' ', drawn)}\r");
        }
    }

    private string Rate(long count) => Count.Of((long)(count / Math.Max(0.001, Elapsed.TotalSeconds)));

    private string Left(double share)
    {
        if (share is <= 0.02 or >= 1)
        {
            return "";
        }

        TimeSpan left = Elapsed * ((1 - share) / share);
        return string.Create(CultureInfo.InvariantCulture, $", {(long)left.TotalMinutes}:{left.Seconds:00} left");
    }

    private void Draw(string text)
    {
        string shown = SafeText.Of(text);
        shell.Terminal.Error.Write($"\r{shown.PadRight(drawn)}");
        drawn = shown.Length;
    }

    private bool IsDue()
    {
        if (!shell.Terminal.Watched || Elapsed < nextDraw)
        {
            return false;
        }

        nextDraw = Elapsed + Redraw;
        return true;
    }

    private sealed class Sink<T>(ProgressLine line, Func<T, string> text) : IProgress<T>
    {
        public void Report(T value)
        {
            if (line.IsDue())
            {
                line.Draw(text(value));
            }
        }
    }
}
