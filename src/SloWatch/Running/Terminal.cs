using System.Text;

namespace SloWatch.Cli.Running;

/// <summary>Where a verb writes: results to <see cref="Out"/>, talk to <see cref="Error"/>.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>Columns a person sees; null when the output goes to a file or a pipe.</summary>
    public int? Width { get; init; }

    public bool Colour { get; init; }

    /// <summary>A person watches the talk, so that progress may be drawn over itself.</summary>
    public bool Watched { get; init; }

    /// <summary>The process's own.</summary>
    public static Terminal Standard()
    {
        bool plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is null or "dumb";
        bool toPerson = !Console.IsOutputRedirected;
        return new(Writer(Console.OpenStandardOutput(), flush: false), Writer(Console.OpenStandardError(), flush: true))
        {
            Width = toPerson ? Columns() : null,
            Colour = toPerson && !plain,
            Watched = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"),
        };
    }

    /// <summary>Talk comes after the results before it, where both go to one screen.</summary>
    public void Say(string talk)
    {
        Out.Flush();
        Error.WriteLine(talk);
    }

    private static StreamWriter Writer(Stream stream, bool flush) => new(stream, new UTF8Encoding(false), 16_384) { AutoFlush = flush, NewLine = "\n" };

    private static int? Columns()
    {
        int width = Console.WindowWidth;
        return width > 0 ? width : null;
    }
}
