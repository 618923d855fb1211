using System.Diagnostics;
using System.Globalization;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

/// <summary>
/// The right to write, held by a lock of the operating system on <c>FILE.lock</c>: it ends with the process, also with one that is killed.
/// The lock file is never deleted, because whoever waits for it could then lock one that is gone. Who holds it stands in <c>FILE.writer</c>,
/// since a locked file cannot be read.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holderPath;

    private WriterLock(FileStream held, string holderPath) => (this.held, this.holderPath) = (held, holderPath);

    public static WriterLock Take(string path)
    {
        string holderPath = path + ".writer";
        FileStream held = Open(path, holderPath);
        try
        {
            File.WriteAllText(holderPath, Describe());
            return new WriterLock(held, holderPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw Unwritable(path, e);
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(holderPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next writer overwrites it; only the lock counts.
        }

        held.Dispose();
    }

    private static FileStream Open(string path, string holderPath)
    {
        string lockPath = path + ".lock";
        try
        {
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw Unwritable(path, e);
        }
        catch (IOException e)
        {
            // A file that is there and cannot be opened is held; one that cannot be made has no room or no right to be.
            throw File.Exists(lockPath) ? new WriterBusyException(path, Holder(holderPath)) : Unwritable(path, e);
        }
    }

    private static StoreException Unwritable(string path, Exception e) =>
        new($"{path}: it cannot be written ({e.Message.TrimEnd('.')}); make its folder writable, or name a file in another folder", e);

    private static string Describe()
    {
        using Process self = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{self.ProcessName} (process {self.Id}, started {self.StartTime.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'})");
    }

    private static string Holder(string holderPath)
    {
        try
        {
            return File.ReadAllText(holderPath) is { Length: > 0 } text ? text : "another process";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process"; // it holds the lock and has not yet said its name
        }
    }
}
