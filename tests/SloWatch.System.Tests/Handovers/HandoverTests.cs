using SloWatch.Testing;

namespace SloWatch.System.Tests.Handovers;

/// <summary>Orders that are handed over to parcels, two workflows with a file each.</summary>
public sealed class HandoverTests : IDisposable
{
    private const string Origin = "tests/SloWatch.System.Tests/Handovers";

    private readonly TempFolder folder = new();

    public HandoverTests()
    {
        folder.Write("rules/rules.yaml", Repository.Read($"{Origin}/rules.yaml"));
        folder.CopyIn(Repository.PathOf(Origin), "orders.jsonl");
        folder.CopyIn(Repository.PathOf(Origin), "parcels.jsonl");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("orders.jsonl", "parcels.jsonl")]
    [InlineData("parcels.jsonl", "orders.jsonl")]
    public void Explain_tells_who_took_over_whichever_file_came_first(params string[] files)
    {
        foreach (string file in files)
        {
            Assert.Equal(0, Run("import", file).ExitCode);
        }

        Golden.Matches($"{Origin}/Golden/explain-good.txt", Run("explain", "o-1").Out);
        Golden.Matches($"{Origin}/Golden/explain-late.txt", Run("explain", "o-2").Out);
        Golden.Matches($"{Origin}/Golden/explain-good.json", Run("explain", "o-1", "--json").Out);
        Golden.Matches($"{Origin}/Golden/report.txt", Run("report").Out);
        Assert.Equal(0, Run("audit").ExitCode);
    }

    [Fact]
    public void Without_the_other_workflow_nothing_is_said_of_it()
    {
        Assert.Equal(0, Run("import", "orders.jsonl").ExitCode);

        Golden.Matches($"{Origin}/Golden/explain-alone.txt", Run("explain", "o-1").Out);
        Assert.Contains("no source has delivered anything for parcels yet", Run("report", "--json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_that_kind_is_refused()
    {
        folder.Write("told.jsonl", """{"kind":"handedOver","at":"2026-03-02T10:20:00Z","workflow":"orders","instance":"o-1","run":"p-1"}""" + "\n" + File.ReadAllText(folder.PathOf("orders.jsonl")));

        Assert.Equal(5, Run("import", "told.jsonl").ExitCode);
        Assert.Contains("is internal: SloWatch derives it", Run("export", "--quarantine").Out, StringComparison.Ordinal);
    }

    private Answer Run(params string[] arguments) => Slowatch.Run(folder.Root, arguments);
}
