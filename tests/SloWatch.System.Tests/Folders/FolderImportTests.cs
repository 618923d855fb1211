using System.Net.Sockets;
using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Folders;

/// <summary>A folder of logs, imported at once.</summary>
public sealed class FolderImportTests : IDisposable
{
    private const string Golden = "tests/SloWatch.System.Tests/Folders/Golden";

    private readonly TempFolder folder = new();

    public FolderImportTests()
    {
        folder.Write("logs/2-april.xes", Xes("c2", "2024-04-01T08:00:00Z"));
        folder.Write("logs/1-march.xes", Xes("c1", "2024-03-01T08:00:00Z"));
        folder.Write("logs/3-may.csv", "case,activity,time\nc1,ask,2024-05-01T08:00:00Z\n");
        folder.Write("logs/notes.txt", "by hand");
        folder.Write("logs/old/0-february.xes", Xes("c0", "2024-02-01T08:00:00Z"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Its_files_are_imported_in_the_order_of_their_names_with_one_table()
    {
        Answer import = Run("import", "logs", "--workflow", "questions");

        Assert.Equal(0, import.ExitCode);
        Testing.Golden.Matches($"{Golden}/import.txt", import.Out);
        Assert.Contains("note: passed over in logs: notes.txt, old/\n", import.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("explain", "c2").ExitCode);
        Assert.Equal(3, Run("explain", "c0").ExitCode);
    }

    [Fact]
    public void Again_everything_is_known()
    {
        Run("import", "logs", "--workflow", "questions");

        JsonElement files = Json(Run("import", "logs", "--workflow", "questions", "--json")).GetProperty("files");

        Assert.Equal(["logs/1-march.xes", "logs/2-april.xes", "logs/3-may.csv"], files.EnumerateArray().Select(file => file.GetProperty("file").GetString()));
        Assert.All(files.EnumerateArray(), file => Assert.Equal(0, file.GetProperty("new").GetInt32()));
    }

    [Fact]
    public void A_source_takes_the_files_of_its_format()
    {
        folder.Write("rules/questions.yaml", "kind: Workflow\nname: questions\n---\nkind: Source\nname: desk\nworkflow: questions\nformat: xes\n");

        Answer import = Run("import", "logs", "--source", "desk", "--json");

        Assert.Equal(2, Json(import).GetProperty("files").GetArrayLength());
        Assert.Contains("3-may.csv", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_keep_the_others_out_and_the_worst_decides()
    {
        folder.Write("logs/0-broken.xes", "no log");
        folder.Write("logs/4-bad.csv", "case,activity,time\nc3,ask,2024-05-01T08:00:00Z\nc3,ask,soon\n");

        Answer import = Run("import", "logs", "--workflow", "questions");

        Assert.Equal(6, import.ExitCode);
        Testing.Golden.Matches($"{Golden}/worst.txt", import.Out);
        Assert.Contains("slowatch: logs/0-broken.xes:1:1: ", import.Error, StringComparison.Ordinal);
        Assert.Contains("logs/4-bad.csv:3:8: refused: 'time' is 'soon'", import.Error, StringComparison.Ordinal);
        File.Delete(folder.PathOf("logs/0-broken.xes"));
        Assert.Equal(5, Run("import", "logs", "--workflow", "questions").ExitCode);
    }

    [Fact]
    public void A_dry_run_shows_each_file_and_writes_nothing()
    {
        Answer dry = Run("import", "logs", "--workflow", "questions", "--dry-run");
        JsonElement files = Json(Run("import", "logs", "--workflow", "questions", "--dry-run", "--json")).GetProperty("files");

        Assert.Equal(0, dry.ExitCode);
        Assert.Equal(3, dry.Out.Split('\n').Count(line => line.Contains("(dry run: nothing is written)", StringComparison.Ordinal)));
        Assert.Equal(3, files.GetArrayLength());
        Assert.False(File.Exists(folder.PathOf("slowatch.db")));
    }

    [Fact]
    public void A_pipe_or_a_socket_in_it_is_passed_over()
    {
        Assert.Equal(0, Slowatch.Type(folder.Root, "mkfifo logs/0-feed.jsonl && ln -s 0-feed.jsonl logs/5-link.jsonl && ln -s 1-march.xes logs/6-link.xes").ExitCode);
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.PathOf("logs/7-socket.csv")));

        Answer import = Run("import", "logs", "--workflow", "questions", "--json");

        Assert.Equal(["logs/1-march.xes", "logs/2-april.xes", "logs/3-may.csv", "logs/6-link.xes"], Json(import).GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString()));
        Assert.Contains("note: passed over in logs: 0-feed.jsonl (a pipe), 5-link.jsonl (a pipe), 7-socket.csv (a socket), notes.txt, old/\n", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_shows_nothing_of_a_file_that_cannot_be_read_but_why()
    {
        folder.Write("logs/0-broken.xes", "no log");

        Answer dry = Run("import", "logs", "--workflow", "questions", "--dry-run");
        JsonElement broken = Json(Run("import", "logs", "--workflow", "questions", "--dry-run", "--json")).GetProperty("files")[0];

        Assert.Equal(6, dry.ExitCode);
        Assert.StartsWith("logs/1-march.xes -> workflow questions, source xes", dry.Out, StringComparison.Ordinal);
        Assert.Contains("slowatch: logs/0-broken.xes:1:1: ", dry.Error, StringComparison.Ordinal);
        Assert.Equal(["file", "stopped"], broken.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void Of_many_refused_events_the_first_are_told()
    {
        string bad = string.Concat(Enumerable.Range(0, 4).Select(_ => "c3,ask,soon\n"));
        folder.Write("logs/4-bad.csv", $"case,activity,time\nc3,ask,2024-05-01T08:00:00Z\n{bad}");
        folder.Write("logs/5-bad.csv", $"case,activity,time\nc3,ask,2024-05-01T08:00:00Z\n{bad}{bad}");

        Answer import = Run("import", "logs", "--workflow", "questions");
        Answer alone = Run("import", "logs/5-bad.csv", "--workflow", "questions");

        Assert.Equal(["logs/4-bad.csv:3:8", "logs/4-bad.csv:4:8", "logs/4-bad.csv:5:8", "logs/4-bad.csv:6:8", "logs/5-bad.csv:3:8"], Refused(import));
        Assert.Contains("12 events refused; all of them", import.Error, StringComparison.Ordinal);
        Assert.Equal(["logs/5-bad.csv:3:8", "logs/5-bad.csv:4:8", "logs/5-bad.csv:5:8", "logs/5-bad.csv:6:8", "logs/5-bad.csv:7:8"], Refused(alone));
    }

    [Theory]
    [InlineData("import logs --workflow questions --replace", 2, "--replace takes a file and no folder")]
    [InlineData("import logs/old/none --workflow questions", 6, "there is no file logs/old/none")]
    [InlineData("import empty --workflow questions", 6, "empty is a folder without a file to import")]
    public void A_folder_that_cannot_be_imported_leaves_no_store_behind(string line, int exitCode, string message)
    {
        folder.Write("empty/readme.txt", "nothing");

        Answer answer = Run(line.Split(' '));

        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Out));
        Assert.Contains($"slowatch: {message}", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("slowatch.db")));
    }

    private static string Xes(string id, string at) =>
        $"""<log><trace><string key="concept:name" value="{id}"/><event><string key="concept:name" value="ask"/><date key="time:timestamp" value="{at}"/></event></trace></log>""";

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Out).RootElement;

    private static IEnumerable<string> Refused(Answer answer) =>
        answer.Error.Split('\n').Where(line => line.Contains(": refused:", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(": refused:", StringComparison.Ordinal)]);

    private Answer Run(params string[] arguments) => Slowatch.Run(folder.Root, arguments);
}
