using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace SloWatch.System.Tests.Serving;

/// <summary>A connection to the service, whose process can be stopped at any moment of a request, so that a test may look how far it came.</summary>
internal sealed partial class FrozenRequest : IDisposable
{
    private const int Continue = 18, Freeze = 19, KillNow = 9;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly int process;

    public FrozenRequest(Served served)
    {
        process = served.Id;
        socket.Connect(served.Address.Host, served.Address.Port);
    }

    /// <summary>Sends the events, lets the service work for a moment and freezes it. True when it has answered by then.</summary>
    public bool AnsweredWithin(string lines, TimeSpan moment)
    {
        byte[] body = Encoding.UTF8.GetBytes(lines);
        socket.Send(Encoding.ASCII.GetBytes($"POST /api/v1/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\n\r\n"));
        socket.Send(body);
        long began = Stopwatch.GetTimestamp();
        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(began) >= moment);
        Signal(Freeze);
        return socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);
    }

    /// <summary>Lets the frozen service go on, and waits for its answer.</summary>
    public void Answer()
    {
        Signal(Continue);
        StringBuilder answer = new();
        byte[] buffer = new byte[4096];
        while (!answer.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal))
        {
            answer.Append(Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer)));
        }

        Assert.StartsWith("HTTP/1.1 200", answer.ToString(), StringComparison.Ordinal);
    }

    public void Kill() => Signal(KillNow);

    public void Dispose() => socket.Dispose();

    private void Signal(int signal) => Assert.Equal(0, Send(process, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int process, int signal);
}
