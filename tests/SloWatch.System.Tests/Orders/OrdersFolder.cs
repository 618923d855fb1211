using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

/// <summary>A folder with the rules and the log of a small shop, imported; made once for a class of tests that only read.</summary>
public sealed class OrdersFolder : IDisposable
{
    public const string Origin = "tests/SloWatch.System.Tests/Orders";

    private readonly TempFolder folder = new();

    public OrdersFolder()
    {
        foreach (string file in Repository.Files(Origin, "").Where(file => !file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Golden/", StringComparison.Ordinal)))
        {
            folder.CopyIn(Repository.PathOf(Origin), Path.GetRelativePath(Origin, file));
        }

        Import = Run("import", "events.jsonl");
    }

    public string Root => folder.Root;

    public Answer Import { get; }

    public Answer Run(params string[] arguments) => Slowatch.Run(Root, arguments);

    public JsonElement Json(params string[] arguments)
    {
        Answer answer = Run(arguments);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return JsonDocument.Parse(answer.Out).RootElement;
    }

    public string PathOf(string name) => folder.PathOf(name);

    public void Dispose() => folder.Dispose();
}
