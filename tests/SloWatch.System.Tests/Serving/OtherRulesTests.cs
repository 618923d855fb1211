using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>A start with other rules than before, over a store that takes a while to count.</summary>
public class OtherRulesTests
{
    private const int Orders = 20_000;

    [Fact]
    public async Task It_takes_events_at_once_and_killed_while_it_counts_it_counts_all_the_same()
    {
        using TempFolder folder = new();
        using (Served before = Served.Start(folder))
        {
            foreach (string[] some in Enumerable.Range(0, Orders).Select(number => Served.Event("started", $"o-{number}", -90)).Chunk(2000))
            {
                await before.PostAsync(some);
            }

            Assert.Equal(0, before.Stop("TERM"));
        }

        folder.Write("rules/orders.yaml", File.ReadAllText(Repository.PathOf($"{Served.Rules}/orders.yaml")).Replace("within: 1h", "within: 30m", StringComparison.Ordinal));
        folder.Write("rules/runbooks/late.md", "# What to do\n");
        using (Served killed = Served.Start(folder, "--rules", "rules"))
        {
            await killed.PostAsync(Served.Event("started", "new-1", -10));
            killed.Stop("KILL");
            Assert.Contains("the rules are not those that the store was counted by: its 20,000 instances are gone through beside everything else, and until then 1 objective is missing", killed.Talk, StringComparison.Ordinal);
        }

        using Served served = Served.Start(folder, "--rules", "rules");
        await served.PostAsync(Served.Event("started", "new-2", -10));
        JsonElement objectives = await ObjectivesAsync(served);
        while (objectives.GetArrayLength() == 0 || objectives[0].GetProperty("bad").GetInt32() < Orders)
        {
            objectives = await ObjectivesAsync(served); // until they are counted, and its watermark has passed the deadline
        }

        Assert.Equal(Orders, objectives[0].GetProperty("bad").GetInt32());
        Assert.Equal(0, served.Stop("TERM"));
        Assert.Equal(Orders + 2, Slowatch.Run(folder.Root, "export", "--events").Out.AsSpan().Count('\n'));
        Assert.Equal(0, Slowatch.Run(folder.Root, "audit", "--rules", "rules").ExitCode);
    }

    private static async Task<JsonElement> ObjectivesAsync(Served served) =>
        JsonDocument.Parse(await served.Client.GetStringAsync(new Uri("/api/v1/objectives", UriKind.Relative))).RootElement.GetProperty("objectives");
}
