using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

public class BackupTests
{
    [Fact]
    public async Task A_copy_made_while_the_service_writes_is_whole_and_stands_by_itself()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync([.. Enumerable.Range(0, 500).Select(i => Served.Event("started", $"o-{i}", -90))]);
        Task writing = Task.Run(async () =>
        {
            for (int round = 0; round < 20; round++)
            {
                await served.PostAsync([.. Enumerable.Range(0, 100).Select(i => Served.Event("started", $"r-{round}-{i}", -10))]);
            }
        });

        Answer copied = Slowatch.Run(folder.Root, "backup", "copy.db");
        await writing;

        Assert.Equal(0, copied.ExitCode);
        Assert.Contains("was copied to copy.db (", copied.Error, StringComparison.Ordinal);
        Assert.Equal(["copy.db"], Directory.GetFiles(folder.Root, "copy*").Select(path => Path.GetFileName(path)));
        Answer audit = Slowatch.Run(folder.Root, "audit", "--store", "copy.db", "--rules", Repository.PathOf(Served.Rules));
        Assert.True(audit.ExitCode == 0, audit.Out + audit.Error);
        Assert.InRange(Slowatch.Run(folder.Root, "export", "--events", "--store", "copy.db").Out.Split('\n').Length - 1, 500, 2500);
    }

    [Fact]
    public void What_is_there_is_not_overwritten_and_a_folder_that_is_not_is_told()
    {
        using TempFolder folder = new();
        folder.Write("events.jsonl", Served.Event("started", "o-1", -10));
        folder.Write("old.db", "precious");
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "events.jsonl").ExitCode);

        Answer over = Slowatch.Run(folder.Root, "backup", "old.db");
        Answer nowhere = Slowatch.Run(folder.Root, "backup", "no/such/folder.db");
        Answer nothing = Slowatch.Run(folder.Root, "backup", "copy.db", "--store", "none.db");

        Assert.Equal((7, "precious"), (over.ExitCode, File.ReadAllText(folder.PathOf("old.db"))));
        Assert.Contains("there is something already; name a new file", over.Error, StringComparison.Ordinal);
        Assert.Equal(7, nowhere.ExitCode);
        Assert.Equal(3, nothing.ExitCode);
    }
}
