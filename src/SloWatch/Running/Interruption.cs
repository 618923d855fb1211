using System.Runtime.InteropServices;

namespace SloWatch.Cli.Running;

/// <summary>
/// Ctrl-C and SIGTERM ask the running verb to end cleanly; a second one ends the process at once. A file that may not grow beyond a limit of
/// the system is an error of whoever writes it, as a full disk is, and not the end of the process.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const PosixSignal FileSizeLimit = (PosixSignal)25; // SIGXFSZ, by its number on Linux

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] signals;

    public Interruption() => signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask),
        .. OperatingSystem.IsLinux() ? [PosixSignalRegistration.Create(FileSizeLimit, signal => signal.Cancel = true)] : Array.Empty<PosixSignalRegistration>(),
    ];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in signals)
        {
            signal.Dispose();
        }

        source.Dispose();
    }

    private void Ask(PosixSignalContext signal)
    {
        signal.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
