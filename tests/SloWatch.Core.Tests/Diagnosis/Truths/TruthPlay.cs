using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>A truth, played as facts: cases one after another.</summary>
internal sealed class TruthPlay
{
    private static readonly Measurement InTenMinutes = Measure.CycleTime("10m", ("deadline", "events"));

    private static readonly Wrong[] AsEver = [Wrong.Outage, Wrong.Stuck, Wrong.Suspended];

    private static readonly Instant Begin = Monday.At("09:00");

    private readonly TruthCalls calls = new();
    private readonly UsualTimes usual = new();
    private readonly List<(InstanceKey Key, FoldedInstance Folded)> cases = [];
    private readonly Truth truth;
    private readonly TruthPool.Shift[] pool;
    private readonly WorkflowRules rules = Judge.RulesOf(InTenMinutes);

    public TruthPlay(Truth truth, int seed)
    {
        this.truth = truth;
        Random random = new(seed);
        for (int i = 0; i < 60; i++)
        {
            usual.Add(Recount.Fold(Told(random, new(), null, Begin - TimeSpan.FromHours(3), $"u{i}", "v1", Wrong.Nothing).Facts, Some.Workflow).Lives[0]);
        }

        TruthQueue queue = new(truth);
        pool = truth.Wrong == Wrong.SharedWorkers ? TruthPool.Of(truth, random) : [];
        for (int i = 0; i < Truth.Cases; i++)
        {
            Play(random, i < truth.From && !truth.IsStaffed ? null : queue, i);
        }
    }

    public TruthHits Hits { get; } = new();

    /// <summary>From the fortieth case to an hour after the last.</summary>
    public TimeRange Window => new(BeginOf(Truth.Quiet), End);

    private Instant End => BeginOf(Truth.Cases) + TimeSpan.FromHours(1);

    public Evidence Evidence(TimeRange window, TimeRange before)
    {
        Evidence evidence = new(window, before) { Noun = "instances" };
        foreach ((InstanceKey key, FoldedInstance folded) in cases)
        {
            SeenInstance.CountIn(evidence, key, [.. PlacedUnits.Of(key, folded, rules, window.To)], usual);
            SeenLives.CountIn(evidence, folded.Lives, usual);
        }

        return evidence;
    }

    /// <summary>Compared with the last day before it, or as long, in which half as large a share went bad, or less.</summary>
    public Evidence Seen(TimeRange window)
    {
        TimeSpan length = TimeSpan.FromTicks(Math.Max(TimeSpan.FromDays(1).Ticks, (window.To - window.From).Ticks));
        Evidence direct = Evidence(window, new(window.From - length, window.From)), further = Evidence(window, new(window.From - (length * 2), window.From - length));
        return direct.Earlier is { All: >= 10 and var all, Bad: var bad } && bad * direct.Now.All * 2 <= direct.Now.Bad * all ? direct
            : further.Earlier is { All: >= 10 and var most, Bad: var few } && few * direct.Now.All * 2 <= direct.Now.Bad * most ? further
            : direct;
    }

    public Evidence Evidence() => Evidence(Window, new(Begin - TimeSpan.FromDays(1), Window.From));

    public long CallsWell(TimeRange window) => calls.WellIn(window);

    public Instant BeginOf(int number) => Begin + truth.Begin(number);

    private void Play(Random random, TruthQueue? queue, int number)
    {
        string version = truth.VersionOf(random, number);
        Wrong trouble = truth.TroubleOf(random, number, version);
        bool asEver = trouble == Wrong.Nothing && random.Next(100) == 0;
        trouble = asEver ? AsEver[random.Next(AsEver.Length)] : trouble;
        Case one = Told(random, calls, queue, BeginOf(number), $"c{number}", version, trouble, pool.ElementAtOrDefault(number));
        cases.Add((one.Key, Recount.Fold([.. one.Facts, .. Moved(one, number)], rules.Workflow)));
        foreach (Verdict bad in PlacedUnits.Of(one.Key, cases[^1].Folded, rules, Window.To).Select(unit => unit.Judged.Verdict).Where(verdict => verdict.Kind == VerdictKind.Bad))
        {
            // What goes bad though nothing hit it waited behind what was hit.
            Hits.Add(number, version, trouble == Wrong.Nothing ? truth.Wrong : trouble, asEver, Window.Contains(bad.At));
        }
    }

    private Case Told(Random random, TruthCalls into, TruthQueue? queue, Instant at, string id, string version, Wrong wrong, TruthPool.Shift? shift = null) =>
        new TruthCase(truth, random, into, queue, Begin, at, wrong, shift).Told(id, version);

    /// <summary>To other versions, while it was open. What had only just begun is left: it would come to its call as the other one.</summary>
    private IEnumerable<WorkflowEvent> Moved(Case one, int number) =>
        from move in truth.Moved()
        where BeginOf(number) + TimeSpan.FromSeconds(5) < Begin + move.At && (one.Last.Kind != EventKind.Ended || one.Last.At > Begin + move.At)
        select Case.Of(one.Key.Id).Updated(Monday.Text(Begin + move.At)).Version(move.Version).Last;
}
