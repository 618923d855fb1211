using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>Who delivered, and letting go of it.</summary>
public class SourceTests
{
    private static readonly string[] Where = ["--rules", Repository.PathOf(Served.Rules)];

    [Fact]
    public async Task A_source_is_listed_and_forgotten_by_the_service_that_works_on_the_store()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -10), Stray());

        Answer list = Slowatch.Run(folder.Root, "source", "list");
        Assert.Matches(@"(?m)^Source +Workflow +Comes +Complete up to +Last event +Note\s*$", list.Out);
        Assert.Matches(@"(?m)^old-shop +orders +live +", list.Out);
        Answer forgotten = Slowatch.Run(folder.Root, "source", "forget", "old-shop", "--workflow", "orders", "--service", served.Address.ToString());

        Assert.Equal((0, "old-shop is forgotten: it no longer says how far orders is complete. What it delivered stays; if it delivers again, it is a new source.\n"), (forgotten.ExitCode, forgotten.Out));
        Assert.DoesNotContain("old-shop", await served.Client.GetStringAsync(new Uri("/api/v1/sources", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("\"source forgotten\"", await served.Client.GetStringAsync(new Uri("/api/v1/acts", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("o-old", await served.Client.GetStringAsync(new Uri("/api/v1/instances", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_service_it_is_done_in_the_store()
    {
        using TempFolder folder = new();
        using (Served served = Served.Start(folder))
        {
            await served.PostAsync(Served.Event("started", "o-1", -10), Stray());
            Assert.Equal(0, served.Stop("TERM"));
        }

        Answer forgotten = Slowatch.Run(folder.Root, ["source", "forget", "old-shop", "--json", .. Where]);

        Assert.Equal("""[{"source":"old-shop","workflow":"orders"}]""", JsonSerializer.Serialize(JsonDocument.Parse(forgotten.Out).RootElement.GetProperty("forgotten")));
        Assert.Equal(0, Slowatch.Run(folder.Root, ["source", "forget", "shop", .. Where]).ExitCode);
        Answer status = Slowatch.Run(folder.Root, ["status", .. Where]);
        Assert.Equal(0, status.ExitCode);
        Assert.Contains("orders  no source delivers for it any more: 2 open, 0 ended\n", status.Out, StringComparison.Ordinal);
        JsonElement left = JsonDocument.Parse(Slowatch.Run(folder.Root, "source", "list", "--json").Out).RootElement.GetProperty("sources");
        Assert.Empty(left.EnumerateArray());
        Assert.Equal(0, Slowatch.Run(folder.Root, ["audit", .. Where]).ExitCode);
    }

    [Theory]
    [InlineData(2, "with a source one cannot 'froget'; write 'forget'", "froget")]
    [InlineData(2, "nothing is said of which source to forget; add the name that 'slowatch source list' shows", "forget")]
    [InlineData(3, "no source 'nobody' has delivered anything; 'slowatch source list' shows those that did", "forget", "nobody")]
    [InlineData(3, "no source 'shop' has delivered anything for 'payments'; 'slowatch source list' shows those that did", "forget", "shop", "--workflow", "payments")]
    public async Task What_cannot_be_done_is_said(int exitCode, string told, params string[] arguments)
    {
        using TempFolder folder = new();
        folder.Write("events.jsonl", $"{Served.Event("started", "o-1", -10)}\n");
        Assert.Equal(0, (await Task.Run(() => Slowatch.Run(folder.Root, ["import", "events.jsonl", .. Where]))).ExitCode);

        Answer answer = Slowatch.Run(folder.Root, ["source", .. arguments, .. Where]);

        Assert.Equal((exitCode, $"slowatch: {told}\n"), (answer.ExitCode, answer.Error));
    }

    /// <summary>Of a source that was switched off.</summary>
    private static string Stray() => Served.Event("started", "o-old", -100).Replace("\"shop\"", "\"old-shop\"", StringComparison.Ordinal);
}
