using System.Net.Http.Headers;
using System.Text;
using SloWatch.Benchmarks.Whole;

namespace SloWatch.Benchmarks.Beside;

/// <summary>Cases for everyone.</summary>
internal sealed class Feed(CounterPage page, int objectives, int badEvery, params HttpClient[] services)
{
    private int next, told;

    public async Task PastAsync(PastCases past)
    {
        foreach (PastCase[] day in past.ByDay)
        {
            await PostAsync(day.SelectMany(one => Case(one.Objective, one.At, one.IsBad)));
        }
    }

    /// <summary>Gives how many there were.</summary>
    public async Task<int> LiveAsync(TimeSpan howLong, int casesASecond)
    {
        int begun = next;
        DateTimeOffset end = DateTimeOffset.UtcNow + howLong;
        while (DateTimeOffset.UtcNow < end)
        {
            (int Objective, bool IsBad)[] cases = [.. Enumerable.Range(0, casesASecond).Select(_ => (next % objectives, ++next % badEvery == 0))];
            Array.ForEach(cases, one => page.Count(one.Objective, one.IsBad));
            await (cases.Length == 0 ? Task.CompletedTask : PostAsync(cases.SelectMany(one => Case(one.Objective, DateTimeOffset.UtcNow, one.IsBad))));
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return next - begun;
    }

    /// <summary>It is over; a bad one has failed.</summary>
    private string[] Case(int workflow, DateTimeOffset at, bool isBad)
    {
        string whose = $"\"source\":\"{RuleFolder.Source(workflow)}\",\"workflow\":\"{RuleFolder.Workflow(workflow)}\",\"instance\":\"case-{++told}\"";
        return
        [
            $$"""{"kind":"started","at":"{{at.AddMinutes(-30):O}}",{{whose}}}""",
            $$"""{"kind":"ended","outcome":"{{(isBad ? "failed" : "completed")}}","at":"{{at:O}}",{{whose}}}""",
        ];
    }

    private async Task PostAsync(IEnumerable<string> events)
    {
        byte[] lines = Encoding.UTF8.GetBytes(string.Join('\n', events));
        foreach (HttpClient service in services)
        {
            using ByteArrayContent content = new(lines);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson");
            using HttpResponseMessage answer = await service.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
        }
    }
}
