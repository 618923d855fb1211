using System.Net.Sockets;
using System.Text;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

public class ServeTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_ends_well_when_it_is_asked_to_and_keeps_what_it_took(string signal)
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);

        Assert.Equal(2, (await served.PostAsync(Served.Event("started", "o-1", -10), Served.Event("started", "o-2", -9))).GetProperty("accepted").GetInt32());

        Assert.Equal(0, served.Stop(signal));
        Answer export = Slowatch.Run(folder.Root, "export", "--events");
        Assert.Equal(2, export.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0, Slowatch.Run(folder.Root, "audit", "--rules", Repository.PathOf(Served.Rules)).ExitCode);
    }

    [Fact]
    public async Task Verbs_that_read_work_beside_it()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -90), Served.Event("ended", "o-1", -80, ",\"outcome\":\"completed\""), Served.Event("started", "o-2", -10));
        string[] where = ["--rules", Repository.PathOf(Served.Rules)];

        foreach (string[] verb in (string[][])[["status"], ["report"], ["where", "o-2"], ["explain", "o-1"], ["replay"], ["audit"]])
        {
            Answer answer = Slowatch.Run(folder.Root, [.. verb, .. where]);
            Assert.True(answer.ExitCode == 0, $"{verb[0]}: {answer.Out}{answer.Error}");
        }

        Assert.Contains("o-2", Slowatch.Run(folder.Root, ["where", "o-2", .. where]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_writer_is_refused_and_told_who_writes()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        folder.Write("events.jsonl", Served.Event("started", "o-9", -10));
        string[] where = ["--rules", Repository.PathOf(Served.Rules), "--store", "slowatch.db"];

        Answer second = Slowatch.Run(folder.Root, ["serve", "--listen", "127.0.0.1:0", .. where]);
        Answer import = Slowatch.Run(folder.Root, ["import", "events.jsonl", .. where]);

        Assert.All((Answer[])[second, import], answer =>
        {
            Assert.Equal(4, answer.ExitCode);
            Assert.Contains($"is being written by slowatch (process {served.Id},", answer.Error, StringComparison.Ordinal);
        });
        Assert.Equal(1, (await served.PostAsync(Served.Event("started", "o-1", -10))).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public void An_address_that_is_taken_is_refused_with_what_to_do()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);

        Answer second = Slowatch.Run(folder.Root, "serve", "--listen", served.Address.Authority, "--store", "other.db", "--rules", Repository.PathOf(Served.Rules));

        Assert.Equal(4, second.ExitCode);
        Assert.StartsWith($"slowatch: it cannot listen on {served.Address.Authority} (", second.Error, StringComparison.Ordinal);
        Assert.EndsWith("stop the program that does, or choose another address with --listen\n", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_settings_and_rules_is_told_at_once()
    {
        using TempFolder folder = new();
        folder.Write("slowatch.yaml", "lisen: here\nlog:\n  level: loud\nrules: my-rules\ntls:\n  key: server.key\nstore: nowhere/slowatch.db\n");
        folder.Write("my-rules/orders.yaml", "kind: Workflw\nname: orders\n");

        Answer answer = Slowatch.RunWith(folder.Root, [("SLOWATCH_BEHIND_PROXY", "maybe"), ("SLOWATCH_LOG_LEVLE", "debug")], "serve", "--log-format", "xml");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            $"""
             slowatch.yaml:1:1: the service has no setting 'lisen'; write 'listen'
             slowatch.yaml:1:8: 'here' is no address to listen on; write an address and a port, such as 127.0.0.1:8080, 0.0.0.0:8443 or [::1]:8080
             slowatch.yaml:3:10: 'level' is the text 'loud'; use one of: debug, error, information, trace, warning
             slowatch.yaml:6:8: 'tls' lacks 'certificate'; add 'certificate: /etc/slowatch/tls/server.pem' (file with the certificate and those above it, PEM)
             slowatch.yaml:7:8: the folder '{folder.PathOf("nowhere")}' does not exist; make it, or name a file in another one
             SLOWATCH_LOG_LEVLE: warning: no setting is called so; write 'SLOWATCH_LOG_LEVEL'
             SLOWATCH_BEHIND_PROXY: 'behindProxy' is the text 'maybe'; write true or false
             --log-format: 'format' is the text 'xml'; use one of: json, systemd, text
             {folder.PathOf("my-rules")}/orders.yaml:1:7: there is no kind 'Workflw'; write 'Workflow'
             slowatch: the settings have errors; mend them; 'slowatch serve --help' and docs/operate.md show what there is

             """,
            answer.Error);
    }

    [Fact]
    public void Flags_weigh_more_than_the_environment_and_that_more_than_the_file()
    {
        using TempFolder folder = new();
        folder.Write("etc/slowatch.yaml", $"store: from-file.db\nlog: {{ format: json }}\n");
        using (Served.Start(folder, "--config", "etc/slowatch.yaml", "--log-level", "warning"))
        {
            Assert.True(File.Exists(folder.PathOf("slowatch.db")), "the flag names the store");
        }

        Answer answer = Slowatch.RunWith(folder.Root, [("SLOWATCH_CONFIG", "etc/slowatch.yaml"), ("SLOWATCH_LISTEN", "nowhere")], "serve", "--rules", Repository.PathOf(Served.Rules));
        Assert.StartsWith("SLOWATCH_LISTEN: 'nowhere' is no address", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Off_loopback_plain_HTTP_is_refused()
    {
        using TempFolder folder = new();

        Answer answer = Slowatch.Run(folder.Root, "serve", "--listen", "0.0.0.0:0", "--rules", Repository.PathOf(Served.Rules));

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("--listen: 0.0.0.0:0 is reached from elsewhere, and plain HTTP would show tokens to everyone on the way; ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_under_way_is_answered_before_it_ends()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        string line = Served.Event("started", "o-1", -10) + "\n";
        using Socket slow = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await slow.ConnectAsync(served.Address.Host, served.Address.Port);
        await slow.SendAsync(Encoding.UTF8.GetBytes($"POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: {line.Length}\r\n\r\n{line[..20]}"));
        await served.PostAsync(Served.Event("started", "o-2", -10)); // the first has begun

        Task<int> stopped = Task.Run(() => served.Stop("TERM"));
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
            {
                await served.PostAsync(Served.Event("started", "o-3", -10)); // until it takes nothing more in
            }
        });
        await slow.SendAsync(Encoding.UTF8.GetBytes(line[20..]));
        byte[] answer = new byte[4096];
        string text = Encoding.UTF8.GetString(answer, 0, await slow.ReceiveAsync(answer));

        Assert.StartsWith("HTTP/1.1 200", text, StringComparison.Ordinal);
        Assert.Equal(0, await stopped);
        Assert.Contains("\"instance\":\"o-1\"", Slowatch.Run(folder.Root, "export", "--events").Out, StringComparison.Ordinal);
    }
}
