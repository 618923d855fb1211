using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api.Events;

/// <summary>Clients that send garbage, half a request, too much, or nothing at all.</summary>
public class RudeClientTests
{
    private const string Good = """{"kind":"started","at":"2026-03-02T09:00:00Z","workflow":"orders","source":"shop","instance":"o-1"}""";

    [Theory]
    [InlineData("\0\u0001\u0002 nonsense\r\n\r\n", "HTTP/1.1 400")]
    [InlineData("POST /api/v1/events HTTP/9.9\r\n\r\n", "HTTP/1.1 505")]
    [InlineData("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: abc\r\n\r\n", "HTTP/1.1 400")]
    [InlineData("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n", "HTTP/1.1 413")]
    public async Task Garbage_is_answered(string request, string answer)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        using Socket socket = await Connect(server, request);

        Assert.StartsWith(answer, await Answer(socket), StringComparison.Ordinal);
        Assert.Equal(1, (await server.PostAsync("application/json", Good)).Number("accepted"));
    }

    [Fact]
    public async Task Of_half_a_request_nothing_is_taken()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        using (Socket socket = await Connect(server, $"POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 500\r\n\r\n{Good}\n"))
        {
            socket.Shutdown(SocketShutdown.Send);
            _ = await Answer(socket);
        }

        Reply reply = await server.PostAsync("application/json", Good.Replace("o-1", "o-2", StringComparison.Ordinal));

        Assert.Equal(1, reply.Number("accepted"));
        Assert.Equal(["o-2"], server.Ingest.Events.Select(fact => fact.Instance));
    }

    [Fact]
    public async Task A_hundred_megabytes_and_a_thousand_open_requests_take_no_memory_and_keep_nobody_out()
    {
        await using IntakeServer server = await IntakeServer.StartAsync();
        await server.PostAsync("application/json", Good);
        long before = Resident();
        List<Socket> open = [];
        for (int i = 0; i < 1000; i++)
        {
            open.Add(await Connect(server, "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n[{\"kind\":\"sta"));
        }

        using (ByteArrayContent huge = new(new byte[100 << 20]))
        {
            huge.Headers.ContentType = new("application/x-ndjson");
            await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
            {
                Reply reply = await server.SendAsync(huge);
                Assert.Equal(413, (int)reply.Status);
                throw new HttpRequestException("answered");
            });
        }

        Stopwatch watch = Stopwatch.StartNew();
        Reply reply = await server.PostAsync("application/json", Good);
        watch.Stop();
        long grown = Resident() - before - (100 << 20);

        open.ForEach(socket => socket.Dispose());
        Assert.Equal(1, reply.Number("accepted"));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(grown >> 20, -1000, 120);
    }

    private static long Resident()
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private static async Task<Socket> Connect(IntakeServer server, string request)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Address.Host, server.Address.Port);
        await socket.SendAsync(Encoding.UTF8.GetBytes(request));
        return socket;
    }

    private static async Task<string> Answer(Socket socket)
    {
        byte[] buffer = new byte[4096];
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
        }
        catch (SocketException closed)
        {
            return closed.SocketErrorCode.ToString();
        }
    }
}
