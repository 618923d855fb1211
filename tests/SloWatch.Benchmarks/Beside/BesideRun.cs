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
    private const int Objectives = 100, Tenfold = 10, CasesASecond = 10, PastCasesADay = 20, BadEvery = 997, Goal = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(int minutes)
    {
        string program = Published.Build("src/SloWatch", "slowatch", "ready", readyToRun: true);
        using TempFolder folder = new();
        DateTimeOffset begin = DateTimeOffset.UtcNow;
        PastCases past = new(Objectives, PastCasesADay, BadEvery, begin);
        Line($"making a past of {PastCases.Days} days for {Objectives} objectives: {PastCases.Days * PastCasesADay * Objectives} cases, every {BadEvery}th bad");
        folder.Write("rules.yml", PrometheusRules.Of(Objectives));
        CounterHistory.Write(folder.Root, Objectives, Every, begin, past);
        await using CounterPage page = new(Objectives, past);
        using PrometheusProcess prometheus = new(folder.Root, page.Address, Every);
        using RuleFolder rules = new(Objectives, objectivesEach: 1), tenfold = new(Objectives, Tenfold);
        using ServedProcess few = new(program, rules.Path), many = new(program, tenfold.Path);
        Feed feed = new(page, new HttpClient { BaseAddress = few.Address }, new HttpClient { BaseAddress = many.Address });
        await feed.PastAsync(past);
        await prometheus.KnowsAsync("slo:error_ratio:30d", Objectives);
        await feed.LiveAsync(TimeSpan.FromMinutes(1), CasesASecond); // everything is warm
        foreach (int casesASecond in (int[])[CasesASecond, 0])
        {
            TimeSpan[] before = [prometheus.Processor, few.Processor, many.Processor];
            await feed.LiveAsync(TimeSpan.FromMinutes(minutes), casesASecond);
            TimeSpan[] took = [prometheus.Processor - before[0], few.Processor - before[1], many.Processor - before[2]];
            Tell(casesASecond, took, minutes * 60 / Every.TotalSeconds, [prometheus.MegabytesOwn, few.MegabytesOwn, many.MegabytesOwn]);
        }

        return 0;
    }

    /// <param name="took">Processor time of Prometheus, of SloWatch, and of SloWatch with ten times the objectives.</param>
    /// <param name="megabytes">Of the same.</param>
    private static void Tell(int casesASecond, TimeSpan[] took, double cycles, double[] megabytes)
    {
        Line($"{2 * casesASecond} events/s, {Objectives} objectives, an evaluation each {Every.TotalSeconds:0} s, {cycles:0} evaluations, the same past of {PastCases.Days} days");
        (double rules, double rulesMemory) = (Each(took[0], Objectives, cycles), megabytes[0] / Objectives);
        Line($"Prometheus: {rules:0.000} ms of processor and {rulesMemory:0.00} MB for each objective and evaluation ({took[0].TotalSeconds:0.0} s, {megabytes[0]:0} MB in all)");
        (double whole, double wholeMemory) = (Each(took[1], Objectives, cycles), megabytes[1] / Objectives);
        Line($"SloWatch, the whole process: {whole:0.000} ms and {wholeMemory:0.00} MB ({took[1].TotalSeconds:0.0} s, {megabytes[1]:0} MB in all), ingest and a decision each minute included: {Ratio(rules, whole)} of the processor, {Ratio(rulesMemory, wholeMemory)} of the memory");
        int more = Objectives * (Tenfold - 1);
        (double each, double eachMemory) = (Each(took[2] - took[1], more, cycles), (megabytes[2] - megabytes[1]) / more);
        Line($"SloWatch, what an objective more costs: {each:0.0000} ms and {eachMemory:0.000} MB (with {Objectives * Tenfold} objectives {took[2].TotalSeconds:0.0} s, {megabytes[2]:0} MB in all): {Ratio(rules, each)} of the processor, {Ratio(rulesMemory, eachMemory)} of the memory; a thousandth of the processor is {(each > 0 && rules / each >= Goal ? "reached" : "not shown")}");
    }

    private static double Each(TimeSpan took, int objectives, double cycles) => took.TotalMilliseconds / objectives / cycles;

    /// <summary>A difference of two processes may be lost in what else they do.</summary>
    private static string Ratio(double theirs, double ours) => ours <= 0 ? "too little to be told" : string.Create(CultureInfo.InvariantCulture, $"1/{theirs / ours:0.0}");

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Cases for everyone.</summary>
    private sealed class Feed(CounterPage page, params HttpClient[] services)
    {
        private int next, told;

        public async Task PastAsync(PastCases past)
        {
            foreach (PastCase[] day in past.ByDay)
            {
                await PostAsync(day.SelectMany(one => Case(one.Objective, one.At, one.IsBad)));
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
