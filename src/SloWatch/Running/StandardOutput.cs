using Microsoft.Win32.SafeHandles;

namespace SloWatch.Cli.Running;

/// <summary>A result of many lines that goes to standard output.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32; // EPIPE

    /// <summary>Null when whoever read it (<c>head</c>) had enough before the end.</summary>
    public static long? Write(Func<Stream, long> content)
    {
        try
        {
            using Stream output = Open();
            return content(output);
        }
        catch (IOException closed) when (!OperatingSystem.IsWindows() && closed.HResult == BrokenPipe)
        {
            return null;
        }
    }

    /// <summary>The console's own stream says nothing of a pipe that nobody reads any more; a file has to be written through it, to go on where others wrote.</summary>
    private static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileStream pipe = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }
        }

        return Console.OpenStandardOutput();
    }
}
