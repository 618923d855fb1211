using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Benchmarks.Whole;

/// <summary>How long after a workflow's watermark has passed a minute its alerts are decided on, as another process sees it in the store; while others deliver, and while none does.</summary>
internal static class DecisionRuns
{
    private const int Workflows = 50, Minutes = 5, EventsASecond = 5000, Batch = 500;

    private static Instant Now => Instant.From(DateTimeOffset.UtcNow);

    public static int Run()
    {
        string program = Published.Build("src/SloWatch", "slowatch", "ready", readyToRun: true);
        foreach (bool busy in (bool[])[false, true])
        {
            using RuleFolder rules = new(Workflows, objectivesEach: 1);
            using ServedProcess service = new(program, rules.Path);
            Measure(service, busy).GetAwaiter().GetResult();
        }

        return 0;
    }

    private static async Task Measure(ServedProcess service, bool busy)
    {
        using HttpClient client = new() { BaseAddress = service.Address };
        using CancellationTokenSource over = new();
        await Post(client, string.Join('\n', Enumerable.Range(0, Workflows).Select(number => $$"""{"kind":"started","at":"{{Now}}","source":"source-of-{{RuleFolder.Workflow(number)}}","workflow":"{{RuleFolder.Workflow(number)}}","instance":"first"}""")));
        Task load = busy ? Task.Run(() => Deliver(client, over.Token)) : Task.CompletedTask;
        using IStore store = SqliteStore.Open(service.Store, create: false);
        List<double> took = [];
        Instant begin = Now.NextMinute().NextMinute();
        for (int sample = 0; sample < Workflows * Minutes; sample++)
        {
            string workflow = RuleFolder.Workflow(sample % Workflows);
            Instant minute = begin + TimeSpan.FromMinutes(sample / Workflows);
            await Until(minute + TimeSpan.FromSeconds(1.1 * (sample % Workflows)));
            await Post(client, $$"""{"kind":"watermark","at":"{{minute}}","source":"source-of-{{workflow}}","workflow":"{{workflow}}"}""");
            long passed = Stopwatch.GetTimestamp();
            while (!store.Alerts.Decided().Any(decided => decided.Workflow == workflow && decided.UpTo >= minute))
            {
                await Task.Delay(5);
            }

            took.Add(Stopwatch.GetElapsedTime(passed).TotalMilliseconds);
        }

        await over.CancelAsync();
        await load;
        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"decided {took[took.Count / 2]:0} ms after the watermark had passed the minute, p99 {took[took.Count * 99 / 100]:0}, at most {took[^1]:0} ({took.Count} decisions{(busy ? $", beside {EventsASecond:#,0} events/s" : "")})"));
    }

    private static Task Until(Instant at) => Now < at ? Task.Delay(at - Now) : Task.CompletedTask;

    private static async Task Deliver(HttpClient client, CancellationToken over)
    {
        for (int batch = 0; !over.IsCancellationRequested; batch++)
        {
            long began = Stopwatch.GetTimestamp();
            Instant now = Now;
            await Post(client, string.Join('\n', Enumerable.Range(batch * Batch, Batch).Select(number => $$"""{"kind":"started","at":"{{now}}","source":"crowd","workflow":"crowd","instance":"c-{{number}}"}""")));
            TimeSpan rest = TimeSpan.FromSeconds((double)Batch / EventsASecond) - Stopwatch.GetElapsedTime(began);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, CancellationToken.None);
        }
    }

    private static async Task Post(HttpClient client, string lines)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(lines));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }
}
