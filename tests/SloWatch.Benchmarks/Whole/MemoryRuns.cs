using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace SloWatch.Benchmarks.Whole;

/// <summary>What the running service takes with 1,000 objectives: when it has begun, while 200 events a second come in, and after 124,000 that came at once.</summary>
internal static class MemoryRuns
{
    private const int Workflows = 100, ObjectivesEach = 10, EventsASecond = 200, Days = 31, CasesADay = 2000;

    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(2);

    public static async Task<int> Run()
    {
        string program = Published.Build("src/SloWatch", "slowatch", "ready", readyToRun: true);
        using RuleFolder rules = new(Workflows, ObjectivesEach);
        using ServedProcess service = new(program, rules.Path);
        using HttpClient client = new() { BaseAddress = service.Address };
        Tell(service, "begun");
        for (int second = 0; second < Steady.TotalSeconds; second++)
        {
            await Post(client, Enumerable.Range(second * EventsASecond / 2, EventsASecond / 2), DateTimeOffset.UtcNow.AddHours(-1));
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Tell(service, $"while {EventsASecond} events come in each second");
        for (int day = 0; day < Days; day++)
        {
            await Post(client, Enumerable.Range(1_000_000 + (day * CasesADay), CasesADay), DateTimeOffset.UtcNow.AddDays(day - Days));
        }

        Tell(service, $"after {Days * CasesADay * 2} events in {Days} requests");
        return 0;
    }

    private static void Tell(ServedProcess service, string when) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{service.MegabytesNow:0} MB, {service.MegabytesOwn:0} of them its own, {when} ({Workflows * ObjectivesEach:#,0} objectives)"));

    /// <summary>Cases of half an hour, a start and an end each.</summary>
    private static async Task Post(HttpClient client, IEnumerable<int> cases, DateTimeOffset begun)
    {
        StringBuilder lines = new();
        foreach (int number in cases)
        {
            string whose = $"\"source\":\"{RuleFolder.Source(number % Workflows)}\",\"workflow\":\"{RuleFolder.Workflow(number % Workflows)}\",\"instance\":\"case-{number}\"";
            lines.Append(CultureInfo.InvariantCulture, $"{{\"kind\":\"started\",\"at\":\"{begun:O}\",{whose}}}\n{{\"kind\":\"ended\",\"outcome\":\"completed\",\"at\":\"{begun.AddMinutes(30):O}\",{whose}}}\n");
        }

        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(lines.ToString()));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }
}
