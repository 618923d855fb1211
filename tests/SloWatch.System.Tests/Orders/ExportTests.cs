using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class ExportTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Fact]
    public void Events_come_out_by_key_and_in_fold_order_with_all_their_revisions()
    {
        Answer answer = orders.Run("export", "--events");

        Assert.Equal((0, "27 lines written\n"), (answer.ExitCode, answer.Error));
        Golden.Matches($"{OrdersFolder.Origin}/Golden/export.jsonl", answer.Out);
    }

    [Fact]
    public void What_was_exported_imports_to_the_same_ledger_whatever_its_order()
    {
        using TempFolder other = new();
        string[] lines = orders.Run("export", "--events").Out.TrimEnd('\n').Split('\n');
        other.Write("again.jsonl", string.Join('\n', lines.Reverse()));

        Answer import = Slowatch.Run(other.Root, "import", "again.jsonl", "--rules", orders.PathOf("rules"));
        Answer report = Slowatch.Run(other.Root, "report", "--json", "--rules", orders.PathOf("rules"));

        Assert.Equal(0, import.ExitCode);
        Assert.Equal(orders.Run("report", "--json"), report);
        Assert.Equal(orders.Run("export", "--events"), Slowatch.Run(other.Root, "export", "--events"));
    }

    [Fact]
    public void One_workflow_goes_to_a_file()
    {
        Answer answer = orders.Run("export", "--events", "--workflow", "returns", "--output", "returns.jsonl");

        Assert.Equal(new Answer(0, "", "1 line written to returns.jsonl\n"), answer);
        Assert.Equal(
            """{"kind":"started","at":"2024-03-05T10:00:00Z","source":"shop","workflow":"returns","instance":"o1"}""" + "\n",
            File.ReadAllText(orders.PathOf("returns.jsonl")));
    }

    [Fact]
    public void A_dash_is_standard_output()
    {
        Assert.Equal(orders.Run("export", "--events"), orders.Run("export", "--events", "-o", "-"));
        Assert.False(File.Exists(orders.PathOf("-")));
    }

    [Fact]
    public void A_reader_that_had_enough_is_not_told_that_all_was_written()
    {
        // The reader is gone before the first line.
        Answer answer = Slowatch.Type(orders.Root, $"set -o pipefail; {{ sleep 0.2; '{Slowatch.Path}' export --events; }} | true");

        Assert.Equal(new Answer(0, "", ""), answer);
    }

    [Fact]
    public void A_file_that_the_shell_opened_is_written_on() => Assert.Equal(
        $"before\n{orders.Run("export", "--events").Out}after\n",
        Slowatch.Type(orders.Root, $"{{ echo before; '{Slowatch.Path}' export --events 2> /dev/null; echo after; }} > all.txt; cat all.txt").Out);

    [Fact]
    public void A_mistyped_workflow_is_answered_with_the_nearest() =>
        Assert.EndsWith("holds no workflow 'return'; write 'returns'\n", orders.Run("export", "--events", "--workflow", "return").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("/dev/full", "No space left on device")]
    [InlineData("none/events.jsonl", "there is no such folder")]
    [InlineData("rules", "this user may not, or it is a folder")]
    public void A_file_that_cannot_be_written_is_told_with_cause_and_remedy(string path, string cause)
    {
        Answer answer = orders.Run("export", "--events", "--output", path);

        Assert.Equal((6, ""), (answer.ExitCode, answer.Out));
        Assert.StartsWith($"slowatch: {path} cannot be written: {cause}", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("; name another file, or make room on its disk\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_itself_is_not_written_over()
    {
        Answer answer = orders.Run("export", "--events", "--output", "./slowatch.db");

        Assert.Equal(new Answer(2, "", "slowatch: --output: ./slowatch.db is the store itself; name another file\n"), answer);
        Assert.Equal(0, orders.Run("audit").ExitCode);
    }

    [Fact]
    public void What_to_export_has_to_be_said() => Assert.Equal(2, orders.Run("export").ExitCode);
}
