using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Groups;

/// <summary>A shop whose orders come in by many channels, some with names that nobody expects; made once for a class of tests that only read.</summary>
public sealed class ShopFolder : IDisposable
{
    public const string Origin = "tests/SloWatch.System.Tests/Groups";

    /// <summary>The window of the rules holds the second half of the log; the one before, the first.</summary>
    public const string AsOf = "2024-03-05T06:00Z";

    private readonly TempFolder folder = new();

    public ShopFolder()
    {
        foreach (string file in (string[])["events.jsonl", "rules/shop.yaml", "rules/runbooks/late.md"])
        {
            folder.CopyIn(Repository.PathOf(Origin), file);
        }

        Assert.Equal(0, Slowatch.Run(Root, "import", "events.jsonl").ExitCode);
    }

    public string Root => folder.Root;

    public Answer Report(params string[] arguments) => Slowatch.Run(Root, ["report", "--as-of", AsOf, .. arguments]);

    public JsonElement Json(params string[] arguments)
    {
        Answer answer = Report(["--json", .. arguments]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return JsonDocument.Parse(answer.Out).RootElement;
    }

    public void Dispose() => folder.Dispose();
}
