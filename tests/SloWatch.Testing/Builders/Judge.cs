using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Builders;

/// <summary>
/// Judges a case in every way that must give the same: one fact at a time with a watermark that follows, at once, backwards, doubled,
/// stored and loaded after each fact, and recounted from scratch. Throws when two of them differ, so that each test that judges
/// anything checks the incremental path, the ledger and the violations too.
/// </summary>
public static class Judge
{
    public static Judged JudgedAt(this Case facts, string now, params Measurement[] measurements)
    {
        WorkflowRules rules = RulesOf(measurements);
        Instant end = Monday.At(now);
        IReadOnlyList<JudgedUnit> truth = Recount.Units(facts.Key, facts.Facts, rules, end);
        Books books = Books.Of(truth);
        foreach (Way way in Ways(facts))
        {
            Walk walk = new(facts.Key, rules, way.Stored);
            way.Take(walk, end);
            Compare($"{way.Name}, units", Judged.Detail(truth), Judged.Detail(walk.Instance.Units(rules)));
            Compare($"{way.Name}, books", books.ToString(), walk.Books.ToString());
            CheckNextDeadline(truth, walk.Last!.NextDeadline, way.Name);
        }

        return new Judged(truth, books);
    }

    /// <summary>One line a unit: <c>instance good 09:30</c>; see <see cref="Judged.ToString"/>.</summary>
    public static string Verdicts(this Case facts, string now, params Measurement[] measurements) => facts.JudgedAt(now, measurements).ToString();

    /// <summary>The verdict of the case's only unit.</summary>
    public static JudgedUnit OneUnit(this Case facts, string now, Measurement measurement) => facts.JudgedAt(now, measurement).Units.Single();

    /// <summary>The instance that holds these facts, under a workflow without measurements.</summary>
    public static Instance Delivered(this Case facts)
    {
        Walk walk = new(facts.Key, new WorkflowRules(Some.Workflow, []));
        walk.Batch(facts.Facts, Instant.Ever);
        return walk.Instance;
    }

    public static WorkflowRules RulesOf(params Measurement[] measurements) =>
        new(measurements[0].Workflow, [.. measurements.OrderBy(measurement => measurement.Hash, StringComparer.Ordinal)]);

    private static IEnumerable<Way> Ways(Case facts)
    {
        WorkflowEvent[] told = [.. facts.Facts];
        WorkflowEvent[] backwards = [.. told.Reverse()];
        yield return new("one at a time, the watermark following", false, (walk, now) => walk.Follow(told, now));
        yield return new("one at a time, stored in between", true, (walk, now) => walk.Follow(told, now));
        yield return new("one at a time, late", false, (walk, now) => walk.OneByOne(told, now));
        yield return new("all at once", false, (walk, now) => walk.Batch(told, now));
        yield return new("backwards", false, (walk, now) => walk.OneByOne(backwards, now));
        yield return new("backwards, stored in between", true, (walk, now) => walk.OneByOne(backwards, now));
        yield return new("doubled", false, (walk, now) => walk.Batch([.. told, .. backwards], now));
        yield return new("before anything is complete, then swept", false, (walk, now) => walk.OneByOne(told, Instant.Never));
    }

    private static void CheckNextDeadline(IReadOnlyList<JudgedUnit> units, Instant next, string way)
    {
        Instant earliest = units.Where(unit => unit.Verdict.Kind == Core.Indicators.VerdictKind.Pending)
            .Select(unit => unit.Verdict.Deadline).DefaultIfEmpty(Instant.Ever).Min();
        Compare($"{way}, next deadline", Monday.Text(earliest), Monday.Text(next));
    }

    private static void Compare(string what, string recounted, string advanced)
    {
        if (recounted != advanced)
        {
            throw new DisagreementException($"{what}\nrecounted:\n{recounted}\nadvanced:\n{advanced}");
        }
    }

    private sealed record Way(string Name, bool Stored, Action<Walk, Instant> Drive)
    {
        /// <summary>Ends with a sweep at now, as every instance does.</summary>
        public void Take(Walk walk, Instant now)
        {
            Drive(walk, now);
            walk.Batch([], now);
        }
    }
}
