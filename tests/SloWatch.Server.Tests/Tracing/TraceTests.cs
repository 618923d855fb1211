using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SloWatch.Server.Settings;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Tracing;

public sealed class TraceTests
{
    [Fact]
    public async Task A_collector_gets_what_became_of_a_delivery_from_the_request_to_the_disk()
    {
        using Collector collector = Collector.Start();
        await using (LiveServer server = LiveServer.Start(new TraceSettings(collector.Address, TraceProtocol.Http, Share: 1)))
        {
            await server.PostAsync(LiveServer.Event("started", "o-1", 0));
            await server.GetAsync("/api/v1/instances/orders/o-1");
            await server.TickAsync();
        }

        string sent = await collector.SentAsync();
        Assert.All((string[])["slowatch", "POST /api/v1/events", "advance", "write", "tick", "decide"], name => Assert.Contains(name, sent, StringComparison.Ordinal));
        Assert.DoesNotContain("o-1", sent, StringComparison.Ordinal);
        Assert.Equal("POST /v1/traces application/x-protobuf", collector.Asked);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_holds_nothing_up()
    {
        await using LiveServer server = LiveServer.Start(new TraceSettings(new Uri("http://127.0.0.1:9"), TraceProtocol.Http, Share: 1));

        Reply reply = await server.PostAsAsync(null, LiveServer.Event("started", "o-1", 0));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }

    /// <summary>Takes in whatever is posted to it.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly ConcurrentQueue<string> bodies = new();
        private readonly Task taking;

        private Collector(int port)
        {
            Address = new Uri($"http://127.0.0.1:{port}");
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            taking = TakeAsync();
        }

        public Uri Address { get; }

        public string Asked { get; private set; } = "";

        public static Collector Start()
        {
            using TcpListener free = new(IPAddress.Loopback, 0);
            free.Start();
            int port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            return new Collector(port);
        }

        /// <summary>Names and values stand in the bodies as they are.</summary>
        public async Task<string> SentAsync()
        {
            listener.Stop();
            await taking;
            return string.Concat(bodies);
        }

        public void Dispose() => listener.Close();

        private async Task TakeAsync()
        {
            while (listener.IsListening)
            {
                try
                {
                    HttpListenerContext context = await listener.GetContextAsync();
                    using MemoryStream body = new();
                    await context.Request.InputStream.CopyToAsync(body);
                    Asked = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {context.Request.ContentType}";
                    bodies.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
                    context.Response.Close();
                }
                catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
