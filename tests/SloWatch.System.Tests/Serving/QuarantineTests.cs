using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

public class QuarantineTests
{
    /// <summary>Without its workflow, which the Source names.</summary>
    private const string Mendable = """{"kind":"started","at":"2026-03-02T09:00:00Z","source":"shop","instance":"o-1"}""";
    private const string Hopeless = """{"kind":"begun","at":"2026-03-02T09:00:00Z","source":"shop","workflow":"orders","instance":"o-2"}""";

    private static readonly string[] Where = ["--rules", Repository.PathOf(Served.Rules)];

    [Fact]
    public async Task It_is_listed_replayed_and_dropped_by_the_service_that_works_on_the_store()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-9", -10), Mendable, Hopeless);
        string[] through = ["--service", served.Address.ToString()];

        Answer list = Slowatch.Run(folder.Root, "quarantine", "list");
        Assert.Equal(0, list.ExitCode);
        Assert.Matches(@"(?m)^ *Id +Source +Since +Why +From\s*$", list.Out);
        Assert.Contains("there is no kind of event 'begun'", list.Out, StringComparison.Ordinal);
        int id = JsonDocument.Parse(Slowatch.Run(folder.Root, "quarantine", "list", "--json").Out).RootElement.GetProperty("refused")[1].GetProperty("id").GetInt32();
        Assert.Contains(Hopeless, Slowatch.Run(folder.Root, "quarantine", "show", $"{id}").Out, StringComparison.Ordinal);

        Answer replay = Slowatch.Run(folder.Root, ["quarantine", "replay", "--source", "shop", .. through]);
        Assert.Equal((5, "1 of 2 entries left the quarantine: 1 new event, 0 known\n"), (replay.ExitCode, replay.Out));
        Assert.StartsWith($"{id}: still refused: there is no kind of event 'begun'", replay.Error, StringComparison.Ordinal);
        Assert.Equal((0, "1 entry dropped\n"), Result(Slowatch.Run(folder.Root, ["quarantine", "drop", $"{id}", .. through])));
        Assert.Equal("nothing is in quarantine\n", Slowatch.Run(folder.Root, "quarantine", "list").Error);
    }

    [Fact]
    public async Task Without_a_service_it_is_done_in_the_store()
    {
        using TempFolder folder = new();
        using (Served served = Served.Start(folder))
        {
            await served.PostAsync(Served.Event("started", "o-9", -10), Mendable, Hopeless);
            Assert.Equal(0, served.Stop("TERM"));
        }

        Answer replay = Slowatch.Run(folder.Root, ["quarantine", "replay", "--json", .. Where]);
        JsonElement result = JsonDocument.Parse(replay.Out).RootElement;
        Assert.Equal((5, 1, 1, 1), (replay.ExitCode, result.GetProperty("released").GetInt32(), result.GetProperty("new").GetInt32(), result.GetProperty("stayed").GetInt32()));
        Assert.Contains("o-1", Slowatch.Run(folder.Root, ["where", "o-1", .. Where]).Out, StringComparison.Ordinal);
        Assert.Equal(0, Slowatch.Run(folder.Root, ["audit", .. Where]).ExitCode);
        Assert.Equal((0, "1 entry dropped\n"), Result(Slowatch.Run(folder.Root, "quarantine", "drop", "--all")));
    }

    [Fact]
    public void What_came_from_a_file_is_to_be_imported_again()
    {
        using TempFolder folder = new();
        folder.Write("events.jsonl", $"{Served.Event("started", "o-1", -10)}\n{Hopeless}\n");
        Assert.Equal(5, Slowatch.Run(folder.Root, ["import", "events.jsonl", .. Where]).ExitCode);

        Answer replay = Slowatch.Run(folder.Root, ["quarantine", "replay", .. Where]);

        Assert.Equal((5, "0 of 1 entry left the quarantine: 0 new events, 0 known\n"), (replay.ExitCode, replay.Out));
        Assert.Contains("still refused: it comes from a file; import the file again", replay.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "with what is in quarantine one cannot 'reply'; write 'replay'", "reply")]
    [InlineData(2, "nothing is said of what to drop; add the number of an entry, --source NAME or --all", "drop")]
    [InlineData(2, "nothing is said of which entry; add the number that 'slowatch quarantine list' shows", "show")]
    [InlineData(2, "'x' is no entry; write the number that 'slowatch quarantine list' shows", "show", "x")]
    [InlineData(2, "an entry and --source exclude each other; leave one out", "drop", "1", "--source", "shop")]
    [InlineData(3, "no entry of the quarantine is 7; 'slowatch quarantine list' shows those that are there", "show", "7")]
    [InlineData(3, "no entry of the quarantine is 7; 'slowatch quarantine list' shows those that are there", "drop", "7")]
    public void What_cannot_be_done_is_told_with_its_remedy(int exitCode, string message, params string[] arguments)
    {
        using TempFolder folder = new();
        Assert.Equal(0, Slowatch.Run(folder.Root, "token", "create", "ann", "--role", "admin").ExitCode); // makes a store

        Answer answer = Slowatch.Run(folder.Root, ["quarantine", .. arguments]);

        Assert.Equal((exitCode, $"slowatch: {message}\n"), (answer.ExitCode, answer.Error));
    }

    [Fact]
    public void While_it_is_written_and_no_service_answers_it_is_told_where_to_ask()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);

        Answer answer = Slowatch.Run(folder.Root, "quarantine", "drop", "--all", "--service", "http://127.0.0.1:1");

        Assert.Equal(4, answer.ExitCode);
        Assert.Contains("and no service answers at http://127.0.0.1:1", answer.Error, StringComparison.Ordinal);
        Assert.Contains("if it is a service, say where it listens with --service URL", answer.Error, StringComparison.Ordinal);
    }

    private static (int, string) Result(Answer answer) => (answer.ExitCode, answer.Out);
}
