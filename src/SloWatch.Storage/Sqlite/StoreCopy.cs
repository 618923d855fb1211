using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

/// <summary>A copy of a store at one moment, in one file without a journal.</summary>
internal static class StoreCopy
{
    /// <summary>Until it is whole and on disk it has another name: a copy that is there can be relied on.</summary>
    public static void Write(string path, string target)
    {
        string full = Path.GetFullPath(target);
        if (Path.Exists(full))
        {
            throw new StoreException($"{full}: there is something already; name a new file, so that no older copy is lost");
        }

        string part = $"{full}.part";
        try
        {
            File.Delete(part); // of one that was cut off
            using (Connection connection = Connection.OpenForReading(path))
            {
                Schema.RequireNewest(connection);
                using Query copy = connection.Query("VACUUM INTO ?1");
                copy.Bind(1, part);
                copy.Run();
            }

            using (FileStream written = new(part, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(part, full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{full}: the copy cannot be written ({failure.Message.TrimEnd('.')}); name a file in a folder that you may write", failure);
        }
        finally
        {
            Forget(part);
        }
    }

    private static void Forget(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next copy of this name deletes it first.
        }
    }
}
