using System.Text.RegularExpressions;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.System.Tests.Orders;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Docs;

public sealed partial class StoreFileTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    private const string Store = "slowatch.db";

    [Fact]
    public void The_page_on_operating_names_every_file_beside_the_store()
    {
        string[] named = [.. Row().Matches(Repository.Read("docs/operate.md")).Select(row => row.Groups["ending"].Value)];
        string[] resting = Beside();
        using IStore store = SqliteStore.Open(orders.PathOf(Store), create: false);
        using IStoreWriter writer = store.OpenWriter();

        Assert.Equal(["-wal", "-shm", ".lock", ".writer"], named);
        Assert.Equal(named.Except([".writer"]).Order(StringComparer.Ordinal), resting);
        Assert.Equal(named.Order(StringComparer.Ordinal), Beside());
    }

    [Fact]
    public void After_a_verb_everything_is_in_the_store_itself() => Assert.Equal(0, new FileInfo(orders.PathOf($"{Store}-wal")).Length);

    private string[] Beside() =>
        [.. Directory.GetFiles(orders.Root, $"{Store}*").Select(file => Path.GetFileName(file)[Store.Length..]).Where(ending => ending.Length > 0).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\| `(?<ending>[-.][a-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
