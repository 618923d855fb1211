using System.Diagnostics;
using SloWatch.Testing.Stores;

namespace SloWatch.Storage.Tests;

/// <summary>This assembly run as a program of its own; see <see cref="Program"/>. It is killed when disposed.</summary>
internal sealed class OtherProcess : IWriterElsewhere
{
    private readonly Process process;

    /// <summary>Returns when it has said its first line.</summary>
    public OtherProcess(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(OtherProcess).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        process = Process.Start(start)!;
        FirstLine = ReadLine() ?? throw new InvalidOperationException($"the other process ended at once: {string.Join(' ', arguments)}");
    }

    public int ProcessId => process.Id;

    public string FirstLine { get; }

    public string? ReadLine() => process.StandardOutput.ReadLine();

    /// <summary>As `kill -9` does it.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
