using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>A truth, played as facts: cases one after another, each a call to the bank, a step of their own, an approval.</summary>
internal sealed class TruthPlay
{
    private static readonly Measurement InTenMinutes = Measure.CycleTime("10m");

    private static readonly Wrong[] AsEver = [Wrong.Outage, Wrong.Stuck, Wrong.Suspended];

    private static readonly Instant Begin = Monday.At("09:00");

    private readonly List<(Instant At, Instant Since, Instant WentBad, bool Bad)> calls = [];
    private readonly UsualTimes usual = new();
    private readonly List<(InstanceKey Key, FoldedInstance Folded)> cases = [];
    private readonly Truth truth;
    private readonly WorkflowRules rules = Judge.RulesOf(InTenMinutes);

    public TruthPlay(Truth truth, int seed)
    {
        this.truth = truth;
        Random random = new(seed);
        for (int i = 0; i < 60; i++)
        {
            usual.Add(Recount.Fold(Told(random, Begin - TimeSpan.FromHours(3), $"u{i}", "v1", Wrong.Nothing).Facts, Some.Workflow).Lives[0]);
        }

        calls.Clear();
        for (int i = 0; i < Truth.Cases; i++)
        {
            string version = truth.VersionOf(random, i);
            Wrong trouble = truth.TroubleOf(random, i, version);
            bool asEver = trouble == Wrong.Nothing && random.Next(100) == 0;
            trouble = asEver ? AsEver[random.Next(AsEver.Length)] : trouble;
            Case one = Told(random, BeginOf(i), $"c{i}", version, trouble);
            cases.Add((one.Key, Recount.Fold(one.Facts, rules.Workflow)));
            if (trouble != Wrong.Nothing && PlacedUnits.Of(one.Key, cases[^1].Folded, rules, Window.To).Any(unit => unit.Judged.Verdict.Kind == VerdictKind.Bad))
            {
                Hits.Add(i, version, trouble, asEver);
            }
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

    /// <summary>Calls that ended well since the first bad one began; of one that began before the window nobody asks when.</summary>
    public long CallsWell(TimeRange window)
    {
        Instant[] bad = [.. calls.Where(call => call.Bad && window.Contains(call.WentBad)).Select(call => call.Since >= window.From ? call.Since : call.WentBad)];
        return bad.Length == 0 ? 0 : calls.Count(call => !call.Bad && window.Contains(call.At) && call.At >= bad.Min());
    }

    public Instant BeginOf(int number) => Begin + truth.Begin(number);

    private Case Told(Random random, Instant at, string id, string version, Wrong wrong)
    {
        double clock = 1, times = wrong == Wrong.Slow ? random.Next(25, 50) : 1;
        string After(double seconds) => Monday.Text(at + TimeSpan.FromSeconds(clock += seconds));
        double Length() => times * (2 + random.Next(20));
        Case one = Case.Of(id).Started(After(0)).Version(version);
        for (int i = 0; i < (wrong == Wrong.Loop ? random.Next(60, 90) : 1); i++)
        {
            double length = Length();
            bool bad = wrong is Wrong.Outage or Wrong.Version;
            if (wrong != Wrong.Suspended)
            {
                Note(at + TimeSpan.FromSeconds(clock + 1), length, bad);
            }

            one.StepStarted("charge", After(1), $"r{i}").Dependency("bank");
            if (bad)
            {
                return truth.Fails ? one.StepEnded("charge", After(length), $"r{i}", outcome: Outcome.Failed).Ended(After(1), Outcome.Failed)
                    : random.Next(2) == 0 ? one
                    : one.StepEnded("charge", After(900), $"r{i}").Ended(After(1));
            }

            if (wrong == Wrong.Suspended)
            {
                return one.Suspended(After(1)).Resumed(After(800)).StepEnded("charge", After(length), $"r{i}").Ended(After(1));
            }

            one.StepEnded("charge", After(length), $"r{i}");
        }

        one.StepStarted("pack", After(times)).StepEnded("pack", After(Length())).StepScheduled("approve", After(times));
        return wrong == Wrong.Stuck ? one : one.StepStarted("approve", After(Length())).StepEnded("approve", After(Length())).Ended(After(1));
    }

    private void Note(Instant begun, double length, bool bad) => calls.Add((begun + TimeSpan.FromSeconds(length), begun, begun + TimeSpan.FromSeconds(truth.Fails ? length + 1 : 600), bad));
}
