using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SloWatch.Testing;

namespace SloWatch.Benchmarks.Whole;

/// <summary>Events over HTTP into the running service, with the clients on the same machine.</summary>
internal static class ServeRuns
{
    private const int BatchSize = 500, EventsBefore = 12, Connections = 16, SingleConnections = 128, Singles = 40_000;

    public static int Run(string[] rest)
    {
        int instances = rest is [{ } number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000;
        int rounds = rest is [_, { } more] ? int.Parse(more, CultureInfo.InvariantCulture) : 3;
        string program = Published.Build("src/SloWatch", "slowatch", "ready", readyToRun: true);
        using ServedProcess service = new(program, Repository.PathOf("tests", "SloWatch.System.Tests", "Serving", "rules"));
        using HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = SingleConnections }) { BaseAddress = service.Address };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{instances} open instances of {EventsBefore} events, batches of {BatchSize}, {Connections} connections, every event of a batch on another instance"));
        Send(client, service, "fill", [.. Bodies(Enumerable.Range(0, instances).SelectMany(i => Enumerable.Range(0, EventsBefore).Select(e => (i, e))))], Connections);
        for (int round = 0; round < rounds; round++)
        {
            int now = EventsBefore + round;
            Send(client, service, $"round {round + 1}", [.. Bodies(InDisorder(instances, round).Select(i => (i, now)))], Connections);
        }

        Send(client, service, "single", [.. InDisorder(instances, rounds).Take(Singles).Select(i => Body([(i, EventsBefore + rounds)]))], SingleConnections);
        return 0;
    }

    private static void Send(HttpClient client, ServedProcess service, string what, byte[][] bodies, int connections)
    {
        ConcurrentQueue<byte[]> waiting = new(bodies);
        ConcurrentBag<double> took = [];
        TimeSpan processor = service.Processor;
        long begin = Stopwatch.GetTimestamp();
        Task.WaitAll([.. Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out byte[]? body))
            {
                long began = Stopwatch.GetTimestamp();
                await PostAsync(client, body);
                took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }))]);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        double[] sorted = [.. took.Order()];
        long events = bodies.Sum(body => (long)body.AsSpan().Count((byte)'\n') + 1);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-8} {events / seconds,9:0} events/s   p50 {sorted[sorted.Length / 2],4:0} ms   p99 {sorted[(int)(sorted.Length * 0.99)],4:0} ms   {(service.Processor - processor).TotalSeconds / seconds,4:0.00} processors, {(service.Processor - processor).TotalMicroseconds / events,3:0} µs an event   {service.Megabytes,4:0} MB at most"));
    }

    /// <summary>One that is sent away comes again, as a good client does.</summary>
    private static async Task PostAsync(HttpClient client, byte[] body)
    {
        while (true)
        {
            using ByteArrayContent content = new(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson");
            using HttpResponseMessage answer = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                answer.EnsureSuccessStatusCode();
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Neighbours in the store seldom have something to tell together.</summary>
    private static int[] InDisorder(int instances, int seed)
    {
        int[] order = [.. Enumerable.Range(0, instances)];
        new Random(seed).Shuffle(order);
        return order;
    }

    private static IEnumerable<byte[]> Bodies(IEnumerable<(int Instance, int Number)> events) => events.Chunk(BatchSize).Select(Body);

    private static byte[] Body((int Instance, int Number)[] events)
    {
        StringBuilder lines = new();
        foreach ((int instance, int number) in events)
        {
            DateTimeOffset at = DateTimeOffset.UtcNow.AddSeconds(-30).AddMilliseconds(number);
            lines.Append(lines.Length > 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $$"""{"kind":"{{Kind(number)}}","at":"{{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","source":"shop","workflow":"orders","instance":"order-{{instance:0000000}}"{{(number == 0 ? "" : $",\"step\":\"pack\",\"run\":\"{(number - 1) / 2}\"")}}{{(number > 0 && number % 2 == 0 ? ",\"outcome\":\"completed\"" : "")}}}""");
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static string Kind(int number) => number == 0 ? "started" : number % 2 == 1 ? "stepStarted" : "stepEnded";
}
