using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using SloWatch.Benchmarks.Whole;
using SloWatch.Testing;

namespace SloWatch.Benchmarks.Beside;

/// <summary>
/// The same objectives on the same cases, in Prometheus with the usual recording and alert rules, and in SloWatch: what an objective costs in each
/// evaluation. Both have a past of thirty days. A second SloWatch has ten times as many objectives on the same cases, so that what an objective
/// costs can be told from what the process costs that judges none.
/// </summary>
internal static class BesideRun
{
    private const int Objectives = 100, Tenfold = 10, CasesASecond = 10, PastCasesADay = 20, BadEvery = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(int minutes)
    {
        string program = Published.Build("src/SloWatch", "slowatch", "ready", readyToRun: true);
        using TempFolder folder = new();
        DateTimeOffset begin = DateTimeOffset.UtcNow;
        long perObjective(long at) => (at - begin.ToUnixTimeSeconds() + (40L * 86_400)) * CasesASecond / Objectives;
        Console.WriteLine($"making a past of 30 days for {Objectives} objectives");
        folder.Write("rules.yml", PrometheusRules.Of(Objectives));
        CounterHistory.Write(folder.Root, Objectives, Every, begin, perObjective);
        await using CounterPage page = new(Objectives, perObjective(begin.ToUnixTimeSeconds()));
        using PrometheusProcess prometheus = new(folder.Root, page.Address, Every);
        using RuleFolder rules = new(Objectives, objectivesEach: 1), tenfold = new(Objectives, Tenfold);
        using ServedProcess few = new(program, rules.Path), many = new(program, tenfold.Path);
        Feed feed = new(page, new HttpClient { BaseAddress = few.Address }, new HttpClient { BaseAddress = many.Address });
        await feed.PastAsync(PastCasesADay);
        await prometheus.KnowsAsync("slo:error_ratio:30d", Objectives);
        await feed.LiveAsync(TimeSpan.FromMinutes(1), CasesASecond); // everything is warm
        foreach (int casesASecond in (int[])[CasesASecond, 0])
        {
            TimeSpan[] before = [prometheus.Processor, few.Processor, many.Processor];
            await feed.LiveAsync(TimeSpan.FromMinutes(minutes), casesASecond);
            TimeSpan[] took = [prometheus.Processor - before[0], few.Processor - before[1], many.Processor - before[2]];
            Tell(casesASecond, took, minutes * 60 / Every.TotalSeconds, prometheus.MegabytesOwn, few.MegabytesOwn, many.MegabytesOwn);
        }

        return 0;
    }

    private static void Tell(int casesASecond, TimeSpan[] took, double cycles, double prometheus, double few, double many)
    {
        double rules = took[0].TotalMilliseconds / Objectives / cycles, whole = took[1].TotalMilliseconds / Objectives / cycles;
        double each = Math.Max(0.000_01, (took[2] - took[1]).TotalMilliseconds / (Objectives * (Tenfold - 1)) / cycles), memory = (many - few) / (Objectives * (Tenfold - 1));
        Line($"{2 * casesASecond} events/s, {Objectives} objectives, an evaluation each {Every.TotalSeconds:0} s, {cycles:0} evaluations, past of 30 days");
        Line($"Prometheus: {rules:0.000} ms of processor and {prometheus / Objectives:0.00} MB for each objective and evaluation ({took[0].TotalSeconds:0.0} s, {prometheus:0} MB in all)");
        Line($"SloWatch, the whole process: {whole:0.000} ms and {few / Objectives:0.00} MB ({took[1].TotalSeconds:0.0} s, {few:0} MB in all), ingest and a decision each minute included: {rules / whole:0} times less");
        Line($"SloWatch, what an objective more costs: {each:0.0000} ms and {memory:0.000} MB (with {Objectives * Tenfold} objectives {took[2].TotalSeconds:0.0} s, {many:0} MB in all): {rules / each:0} times less");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Cases for everyone.</summary>
    private sealed class Feed(CounterPage page, params HttpClient[] services)
    {
        private int next, told;

        /// <summary>Thirty days, for those who are told of cases.</summary>
        public async Task PastAsync(int casesADay)
        {
            for (int day = 30; day > 0; day--)
            {
                DateTimeOffset at = DateTimeOffset.UtcNow.AddDays(-day);
                await PostAsync(Enumerable.Range(0, casesADay * Objectives).SelectMany(number => Case(number % Objectives, at.AddMinutes(60 * 24 * (number / Objectives) / casesADay), isBad: false)));
            }
        }

        public async Task LiveAsync(TimeSpan howLong, int casesASecond)
        {
            DateTimeOffset end = DateTimeOffset.UtcNow + howLong;
            while (DateTimeOffset.UtcNow < end)
            {
                (int Objective, bool IsBad)[] cases = [.. Enumerable.Range(0, casesASecond).Select(_ => (next % Objectives, ++next % BadEvery == 0))];
                Array.ForEach(cases, one => page.Count(one.Objective, one.IsBad));
                await (cases.Length == 0 ? Task.CompletedTask : PostAsync(cases.SelectMany(one => Case(one.Objective, DateTimeOffset.UtcNow, one.IsBad))));
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
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
}
