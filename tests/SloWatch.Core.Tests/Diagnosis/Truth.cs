using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is wrong.</summary>
internal enum Wrong
{
    Outage,
    Stuck,
    Version,

    /// <summary>Here and there something goes bad, as ever.</summary>
    Nothing,
    Mixture,

    /// <summary>Every step takes many times as long.</summary>
    Slow,

    /// <summary>Cases come by the same call again and again, each time as long as usual.</summary>
    Loop,

    /// <summary>Somebody suspends cases.</summary>
    Suspended,
}

/// <summary>How versions come and go.</summary>
internal enum Rollout
{
    None,
    Whole,
    Part,

    /// <summary>Taken back after a while.</summary>
    Back,

    /// <summary>Two at once, of which each runs a third.</summary>
    Two,
}

/// <summary>Cases one after another: a call to the bank, a step of their own, an approval. From some case on something is wrong; a version is rolled out at another.</summary>
/// <param name="Rate">Of the cases that may be hit.</param>
/// <param name="Fails">What goes bad in a call fails, and else hangs.</param>
/// <param name="Apart">Seconds between cases.</param>
internal sealed record Truth(Wrong Wrong, Rollout Rollout, double Rate, bool Fails, int From, int RolledOut, int TakenBack, double Apart)
{
    private const int Cases = 240;

    private static readonly Measurement InTenMinutes = Measure.CycleTime("10m");

    private readonly List<(Instant At, Instant Since, bool Bad)> calls = [];
    private int mixed;

    /// <summary>It can be told: where it is right to name a cause, it is this one.</summary>
    public LikelyCause Cause => Wrong switch
    {
        Wrong.Outage => LikelyCause.DependencyOutage,
        Wrong.Stuck or Wrong.Suspended => LikelyCause.Stuck,
        Wrong.Version => LikelyCause.BadVersion,
        _ => LikelyCause.NotClear,
    };

    public string? Subject => Wrong switch
    {
        Wrong.Outage => "bank",
        Wrong.Stuck => "approve",
        Wrong.Version => "v2",
        _ => null,
    };

    public Evidence Evidence { get; private set; } = null!;

    /// <summary>Calls that ended well since the first bad one began.</summary>
    public long CallsWell => calls.Any(call => call.Bad) ? calls.Count(call => !call.Bad && call.At >= calls.Where(bad => bad.Bad).Min(bad => bad.Since)) : 0;

    public static Truth Made(int seed)
    {
        Random random = new(seed);
        Wrong wrong = (Wrong)random.Next(8);
        int from = random.Next(80, 160);
        Rollout rollout = wrong == Wrong.Version ? (Rollout)random.Next(1, 5) : (Rollout)random.Next(5);
        int rolledOut = wrong == Wrong.Version ? from : random.Next(20, 200);
        int takenBack = rolledOut + random.Next(30, 80);

        // That both happen at once no facts can tell apart.
        bool apart = wrong == Wrong.Version || (Math.Abs(rolledOut - from) >= 10 && Math.Abs(takenBack - from) >= 10);
        Truth truth = new(wrong, apart ? rollout : Rollout.None, new[] { 1, 1, 0.5, 0.2 }[random.Next(4)], random.Next(2) == 0, from, rolledOut, takenBack, random.Next(20, 200));
        truth.Play(random);
        return truth;
    }

    private void Play(Random random)
    {
        Instant begin = Monday.At("09:00");
        Instant end = begin + TimeSpan.FromSeconds(Apart * Cases);
        TimeRange window = new(begin + TimeSpan.FromSeconds(Apart * 40), end + TimeSpan.FromHours(1));
        Evidence = new(window, new(begin - TimeSpan.FromDays(1), window.From)) { Noun = "instances" };
        UsualTimes usual = new();
        for (int i = 0; i < 60; i++)
        {
            usual.Add(Recount.Fold(Told(random, begin - TimeSpan.FromHours(3), $"u{i}", "v1", Wrong.Nothing).Facts, Some.Workflow).Lives[0]);
        }

        WorkflowRules rules = Judge.RulesOf(InTenMinutes);
        for (int i = 0; i < Cases; i++)
        {
            string version = VersionOf(random, i);
            Case one = Told(random, begin + TimeSpan.FromSeconds(Apart * i), $"c{i}", version, TroubleOf(random, i, version), window);
            SeenInstance.CountIn(Evidence, one.Key, [.. PlacedUnits.Of(one.Key, Recount.Fold(one.Facts, rules.Workflow), rules, window.To)], usual);
        }
    }

    private string VersionOf(Random random, int number) => number < RolledOut ? "v1" : Rollout switch
    {
        Rollout.Whole => "v2",
        Rollout.Part => random.Next(2) == 0 ? "v2" : "v1",
        Rollout.Back => number < TakenBack ? "v2" : "v1",
        Rollout.Two => $"v{random.Next(1, 4)}",
        _ => "v1",
    };

    private Wrong TroubleOf(Random random, int number, string version)
    {
        bool hit = number >= From && random.NextDouble() < Rate && (Wrong != Wrong.Version || version == "v2");
        return !hit || Wrong == Wrong.Nothing ? (random.Next(100) == 0 ? Wrong.Stuck : Wrong.Nothing)
            : Wrong == Wrong.Mixture ? (mixed++ % 2 == 0 ? Wrong.Outage : Wrong.Stuck)
            : Wrong;
    }

    private Case Told(Random random, Instant at, string id, string version, Wrong wrong, TimeRange? window = null)
    {
        double clock = 1, times = wrong == Wrong.Slow ? random.Next(25, 50) : 1;
        string After(double seconds) => Monday.Text(at + TimeSpan.FromSeconds(clock += seconds));
        double Length() => times * (2 + random.Next(20));
        Case one = Case.Of(id).Started(After(0)).Version(version);
        for (int i = 0; i < (wrong == Wrong.Loop ? random.Next(60, 90) : 1); i++)
        {
            double length = Length();
            bool bad = wrong is Wrong.Outage or Wrong.Version;
            Note(at + TimeSpan.FromSeconds(clock + 1), length, bad, window);
            one.StepStarted("charge", After(1), $"r{i}").Dependency("bank");
            if (bad)
            {
                return Fails ? one.StepEnded("charge", After(length), $"r{i}", outcome: Outcome.Failed).Ended(After(1), Outcome.Failed)
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

    private void Note(Instant begun, double length, bool bad, TimeRange? window)
    {
        if (window is { } seen && (bad || seen.Contains(begun + TimeSpan.FromSeconds(length))))
        {
            calls.Add((begun + TimeSpan.FromSeconds(length), begun, bad));
        }
    }
}
