using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing.Stores;

namespace SloWatch.Storage.Tests.Sqlite;

/// <summary>A store file in a folder of its own.</summary>
internal sealed class SqliteFile : StorePlace
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("slowatch-store-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "slowatch.db");

    public override IStore Open() => SqliteStore.Open(Path, create: true);

    public override IWriterElsewhere OpenWriterElsewhere() => new OtherProcess("hold", Path);

    public override void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        base.Dispose();
    }
}
