using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

public static class SqliteStore
{
    /// <summary>Opens the file, creates it if it is missing and <paramref name="create"/> is set, and brings it up to the newest migration when it is written to.</summary>
    public static IStore Open(string path, bool create) => throw new NotImplementedException();
}
