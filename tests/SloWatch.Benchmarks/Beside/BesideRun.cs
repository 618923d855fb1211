using System.Globalization;
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
    private const int Objectives = 100, Tenfold = 10, PastCasesADay = 20, BadEvery = 997, Goal = 1000;

    /// <summary>One after the other; each is two events. The last is none, so that what each case costs can be told from what time costs.</summary>
    private static readonly int[] CasesASecond = [10, 2, 0];

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
        Feed feed = new(page, Objectives, BadEvery, new HttpClient { BaseAddress = few.Address }, new HttpClient { BaseAddress = many.Address });
        await feed.PastAsync(past);
        await prometheus.KnowsAsync("slo:error_ratio:30d", Objectives);
        await feed.LiveAsync(TimeSpan.FromMinutes(3), CasesASecond[0]); // everything is warm, and alerts are decided on
        double cycles = minutes * 60 / Every.TotalSeconds;
        List<RateCost> costs = [];
        foreach (int casesASecond in CasesASecond)
        {
            TimeSpan[] before = [prometheus.Processor, few.Processor, many.Processor];
            int cases = await feed.LiveAsync(TimeSpan.FromMinutes(minutes), casesASecond);
            TimeSpan[] took = [prometheus.Processor - before[0], few.Processor - before[1], many.Processor - before[2]];
            costs.Add(new(casesASecond, cases / (Objectives * cycles), Each(took[0], Objectives, cycles), Each(took[2] - took[1], Objectives * (Tenfold - 1), cycles)));
            Tell(costs[^1], took, cycles, [prometheus.MegabytesOwn, few.MegabytesOwn, many.MegabytesOwn]);
        }

        Tell(new CostLine(costs[^1], costs[0]), costs.Min(cost => cost.Rules));
        return 0;
    }

    /// <param name="took">Processor time of Prometheus, of SloWatch, and of SloWatch with ten times the objectives.</param>
    /// <param name="megabytes">Of the same.</param>
    private static void Tell(RateCost cost, TimeSpan[] took, double cycles, double[] megabytes)
    {
        Line($"{2 * cost.CasesASecond} events/s, {Objectives} objectives, an evaluation each {Every.TotalSeconds:0} s, {cycles:0} evaluations, the same past of {PastCases.Days} days");
        double rulesMemory = megabytes[0] / Objectives;
        Line($"Prometheus: {cost.Rules:0.000} ms of processor and {rulesMemory:0.00} MB for each objective and evaluation ({took[0].TotalSeconds:0.0} s, {megabytes[0]:0} MB in all)");
        (double whole, double wholeMemory) = (Each(took[1], Objectives, cycles), megabytes[1] / Objectives);
        Line($"SloWatch, the whole process: {whole:0.000} ms and {wholeMemory:0.00} MB ({took[1].TotalSeconds:0.0} s, {megabytes[1]:0} MB in all), ingest and a decision each minute included: {Ratio(cost.Rules, whole)} of the processor, {Ratio(rulesMemory, wholeMemory)} of the memory");
        double eachMemory = (megabytes[2] - megabytes[1]) / (Objectives * (Tenfold - 1));
        Line($"SloWatch, what an objective more costs: {cost.More:0.0000} ms and {eachMemory:0.000} MB (with {Objectives * Tenfold} objectives {took[2].TotalSeconds:0.0} s, {megabytes[2]:0} MB in all), {cost.Cases:0.00} cases judged in each evaluation: {Ratio(cost.Rules, cost.More)} of the processor, {Ratio(rulesMemory, eachMemory)} of the memory; a thousandth of the processor is {(cost.More > 0 && cost.Rules / cost.More >= Goal ? "reached" : "not shown")}");
    }

    /// <param name="rules">The least that Prometheus took.</param>
    private static void Tell(CostLine line, double rules)
    {
        Line($"SloWatch, an objective more: {line.Standing:0.0000} ms in each evaluation, and {1000 * line.EachCase:0.0} µs for each case that it judges");
        string reached = line.CasesWithin(rules / Goal) is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"up to {most:0.00} cases for each objective and evaluation, which is {2 * most * Objectives / Every.TotalSeconds:0.0} events/s for {Objectives} workflows")
            : "at no rate";
        Line($"By these, a thousandth of the {rules:0.0} ms that Prometheus takes is reached {reached}");
    }

    private static double Each(TimeSpan took, int objectives, double cycles) => took.TotalMilliseconds / objectives / cycles;

    /// <summary>A difference of two processes may be lost in what else they do.</summary>
    private static string Ratio(double theirs, double ours) => ours <= 0 ? "too little to be told" : string.Create(CultureInfo.InvariantCulture, $"1/{theirs / ours:0.0}");

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
