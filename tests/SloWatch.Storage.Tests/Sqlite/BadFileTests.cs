using System.Text;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Storage.Tests.Sqlite;

/// <summary>Files that are no store, or no whole one: place, cause and remedy, and nothing is changed.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_missing_file_is_refused_unless_it_may_be_made()
    {
        AssertRefused("there is no such file; import something into it first", create: false);

        using IStore store = SqliteStore.Open(file.Path, create: true);
        Assert.Empty(store.Sources.All());
        Assert.False(File.Exists(file.Path)); // made by the first writer
        store.OpenWriter().Dispose();
        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(file.Path);

        AssertRefused("it is a folder; name a file in it");
    }

    [Fact]
    public void A_file_in_a_missing_folder_is_refused()
    {
        StoreException e = Assert.Throws<StoreException>(() => SqliteStore.Open(Path.Combine(file.Path, "x.db"), create: true));

        Assert.Contains("its folder does not exist; make the folder", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Contains("no name of a file", Assert.Throws<StoreException>(() => SqliteStore.Open(name, create: true)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_file_is_refused_and_stays_as_it_is()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("case,activity,time\n", 500)));
        File.WriteAllBytes(file.Path, text);

        AssertRefused("it is not a SloWatch store; name another file");
        Assert.Equal(text, File.ReadAllBytes(file.Path));
        Assert.Single(Directory.GetFiles(file.Folder));
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Script("CREATE TABLE contacts (name TEXT)");

        AssertRefused("it is an SQLite database of another program; name another file");
    }

    [Fact]
    public async Task A_store_that_is_just_being_made_is_nobody_elses()
    {
        for (int i = 0; i < 15; i++)
        {
            string path = $"{file.Path}{i}";
            Task made = Task.Run(() =>
            {
                using IStore store = SqliteStore.Open(path, create: true);
                store.OpenWriter().Dispose();
            });
            while (!made.IsCompleted)
            {
                using IStore other = SqliteStore.Open(path, create: true);
                Assert.Equal(0, other.Instances.Count(null));
            }

            await made;
        }
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused_by_reader_and_writer()
    {
        Made();
        using IStore opened = file.Open();
        Script("PRAGMA user_version = 999");

        AssertRefused("written by a newer SloWatch (its migration is 999, this program knows 12); use that program");
        Assert.Contains("newer SloWatch", Assert.Throws<StoreException>(opened.OpenWriter).Message, StringComparison.Ordinal);
        Assert.Contains("newer SloWatch", Assert.Throws<StoreException>(opened.OpenSnapshot).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_an_older_program_is_brought_up_by_a_writer()
    {
        Made(instances: 1);
        Script($"DROP INDEX instance_ended; DROP INDEX violation_open; DROP TABLE correlation_key; {OlderStore.NothingLive}; PRAGMA user_version = 1");
        using IStore store = file.Open();
        Assert.Contains(
            "written by an older SloWatch (its migration is 1, this program needs 12); run a command that writes",
            Assert.Throws<StoreException>(() => store.Instances).Message,
            StringComparison.Ordinal);

        store.OpenWriter().Dispose();

        Assert.Equal(1, store.Instances.CountOpen("orders"));
    }

    [Fact]
    public void A_store_of_an_older_program_is_brought_up_when_that_is_asked_for()
    {
        Made(instances: 1);
        Script($"DROP TABLE correlation_key; {OlderStore.NothingLive}; PRAGMA user_version = 2");
        SqliteStore.Open(file.Path, create: false, bringUp: true).Dispose();
        using IStore opened = file.Open();
        Assert.Equal(1, opened.Instances.Count("orders"));
    }

    [Fact]
    public void An_empty_file_reads_as_nothing_and_is_taken_by_a_writer()
    {
        File.WriteAllBytes(file.Path, []);
        using (IStore reading = SqliteStore.Open(file.Path, create: false))
        {
            Assert.Contains("it is empty; import something", Assert.Throws<StoreException>(() => reading.Sources).Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, new FileInfo(file.Path).Length);
        using IStore store = file.Open();
        store.OpenWriter().Dispose();
        Assert.Empty(store.Instances.Workflows());
    }

    [Fact]
    public void A_damaged_store_is_refused_or_named_damaged()
    {
        Made(instances: 3000);
        using (FileStream stream = File.OpenWrite(file.Path))
        {
            stream.Position = stream.Length / 2;
            stream.Write(new byte[64 * 1024]);
        }

        using IStore store = file.Open();
        Assert.NotEmpty(store.FindDamage());
        StoreException e = Assert.Throws<StoreException>(() => store.Instances.All(null).Count());
        Assert.StartsWith($"{file.Path}: it is damaged (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("restore it from a backup, or move it away and import again", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_cut_short_is_named_damaged()
    {
        Made(instances: 3000);
        using (FileStream stream = File.OpenWrite(file.Path))
        {
            stream.SetLength(stream.Length / 3);
        }

        Assert.Contains("it is damaged", Assert.Throws<StoreException>(file.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_changes_no_byte_of_the_file()
    {
        Made(instances: 10);
        byte[] before = File.ReadAllBytes(file.Path);
        using (IStore store = SqliteStore.Open(file.Path, create: false))
        {
            Assert.Equal(10, store.Instances.All(null).Count());
            using IStoreSnapshot snapshot = store.OpenSnapshot();
            Assert.Empty(snapshot.FindDamage());
        }

        Assert.Equal(before, File.ReadAllBytes(file.Path));
    }

    /// <summary>As it is read on a disk that cannot be written; that a user may not write cannot be made so for every user who runs tests.</summary>
    [Fact]
    public void A_file_that_lies_still_is_read_without_another_beside_it()
    {
        Made(instances: 10);
        string still = Path.Combine(Directory.CreateDirectory(Path.Combine(file.Folder, "odd ?#%")).FullName, "still.db");
        File.Copy(file.Path, still);

        using (Connection connection = Connection.Open(still, Access.ReadStill))
        {
            Assert.Equal(10, connection.Scalar("SELECT count(*) FROM instance"));
        }

        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(still)!));
    }

    private void AssertRefused(string cause, bool create = true)
    {
        string message = Assert.Throws<StoreException>(() => SqliteStore.Open(file.Path, create)).Message;
        Assert.StartsWith($"{file.Path}: ", message, StringComparison.Ordinal);
        Assert.Contains(cause, message, StringComparison.Ordinal);
    }

    private void Made(int instances = 0)
    {
        Instant at = new(0);
        Commit commit = new() { RecordedAt = at };
        for (int i = 0; i < instances; i++)
        {
            commit.Instances.Add(new StoredInstance(new InstanceKey("orders", $"{i}"), 0, at, at, new InstanceSummary(at, at, null, null, 1), [new byte[500]], 0, 0));
        }

        using IStore store = file.Open();
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(commit);
    }

    private void Script(string sql)
    {
        using Connection connection = Connection.Open(file.Path, Access.Write);
        connection.Script(sql);
    }
}
