using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;

namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>
/// A burn made up by chance, and what may be said of it. From some case on something is wrong; a version is rolled out at another, however close; there may
/// be a time in which nothing is run.
/// </summary>
/// <param name="Rate">Of the cases that may be hit.</param>
/// <param name="First">Of two faults, the share of the outage.</param>
/// <param name="Apart">Seconds between cases.</param>
/// <param name="IdleAt">Before which case nothing was run.</param>
internal sealed record Truth(Wrong Wrong, Rollout Rollout, double Rate, double First, Way Way, int From, int RolledOut, int TakenBack, double Apart, int IdleAt, TimeSpan Idle)
{
    public const int Cases = 240;

    /// <summary>Before the window that is looked at.</summary>
    public const int Quiet = 40;

    /// <summary>A version that is bad as often as the fault hits would have let as many through at first not so rarely: nobody can tell.</summary>
    private const double Lucky = 0.05;

    /// <summary>What happens within the time that a case takes happens at once.</summary>
    private static readonly TimeSpan SameMinute = TimeSpan.FromMinutes(1);

    /// <summary>For which cases have time.</summary>
    private static readonly TimeSpan OneWay = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Idles = [TimeSpan.FromMinutes(20), TimeSpan.FromHours(3), TimeSpan.FromHours(12), TimeSpan.FromDays(5)];

    /// <summary>What holds everything up, wherever cases are then. Drawn by itself.</summary>
    public static readonly Wrong[] Jams = [Wrong.Peak, Wrong.SharedWorkers, Wrong.Frozen];

    /// <summary>The three that can be told are drawn twice as often as others.</summary>
    private static readonly Wrong[] Kinds = [Wrong.Outage, Wrong.Stuck, Wrong.Version, .. Enum.GetValues<Wrong>().Except(Jams)];

    /// <summary>Cases that are open are moved to what is rolled out, and back where it is taken back.</summary>
    public bool Moves { get; init; }

    /// <summary>Each case tells its own deadline.</summary>
    public bool Tells { get; init; }

    /// <summary>Who make the calls once something is wrong; 0: whoever is needed.</summary>
    public int Workers { get; init; }

    /// <summary>Calls that are lost with who made them.</summary>
    public int InFlight { get; init; }

    /// <summary>How many times the work there is exceeds the workers, where they do not suffice.</summary>
    public double Overload { get; init; }

    /// <summary>The new step comes before the call, and not after it.</summary>
    public bool IsEarly { get; init; }

    /// <summary>For how long nothing happens, once something is wrong.</summary>
    public TimeSpan Freeze { get; init; }

    /// <summary>Besides, calls happen to take a little longer.</summary>
    public bool Drifts { get; init; }

    /// <summary>It can be told: where it is right to name a cause, it is this one.</summary>
    public LikelyCause Cause => Wrong switch
    {
        Wrong.Outage or Wrong.HeldUp or Wrong.SlowCalls or Wrong.ByHand => LikelyCause.DependencyOutage,
        Wrong.Stuck or Wrong.Suspended or Wrong.FewWorkers or Wrong.ByHandLate => LikelyCause.Stuck,
        Wrong.Version => LikelyCause.BadVersion,
        _ => LikelyCause.NotClear,
    };

    /// <summary>Nothing happens beside what is wrong.</summary>
    public bool IsPlain => Idle == TimeSpan.Zero && Rate == 1 && (Wrong != Wrong.FewWorkers || InFlight == 0) && (Rollout == Rollout.None || Wrong == Wrong.Version);

    private string? Subject => Wrong switch
    {
        Wrong.Outage or Wrong.HeldUp or Wrong.SlowCalls or Wrong.ByHand => "bank",
        Wrong.Stuck => "approve",
        Wrong.FewWorkers => "charge",
        Wrong.ByHandLate => "manual",
        Wrong.Version => "v2",
        _ => null,
    };

    public static Truth Made(int seed) => Made(seed, Kinds);

    public static Truth Made(int seed, Wrong[] kinds)
    {
        Random random = new(seed);
        Wrong wrong = kinds[random.Next(kinds.Length)];
        int from = random.Next(80, 160);
        Rollout rollout = wrong == Wrong.Version ? (Rollout)random.Next(1, 5) : (Rollout)random.Next(5);
        int rolledOut = wrong == Wrong.Version ? from : random.Next(2) == 0 ? from + random.Next(-12, 13) : random.Next(20, 200);
        int takenBack = rolledOut < from && random.Next(2) == 0 ? from + random.Next(-12, 13) : rolledOut + random.Next(30, 80);
        double rate = new[] { 1, 1, 0.5, 0.2 }[random.Next(4)];
        TimeSpan idle = random.Next(3) == 0 ? Idles[random.Next(Idles.Length)] : TimeSpan.Zero;
        int idleAt = random.Next(3) switch { 0 => from, 1 => rolledOut, _ => random.Next(20, 200) };
        Way way = wrong == Wrong.HeldUp ? Way.Hangs : (Way)random.Next(4);
        return new(wrong, rollout, rate, 0.2 + (0.6 * random.NextDouble()), way, from, rolledOut, Math.Max(takenBack, rolledOut + 1), random.Next(20, wrong == Wrong.Frozen ? 50 : 200), idleAt, idle)
        {
            Moves = random.Next(2) == 0 && (wrong != Wrong.Version || way is Way.Hangs or Way.Fails),
            Tells = random.Next(3) == 0,
            Workers = wrong == Wrong.SlowCalls ? random.Next(1, 4) : wrong == Wrong.Slow ? random.Next(4) : wrong == Wrong.HeldUp ? random.Next(1, 9) : wrong == Wrong.Peak ? 1 : 0,
            InFlight = random.Next(4),
            Overload = 1.3 + random.NextDouble(),
            IsEarly = random.Next(2) == 0,
            Drifts = random.Next(2) == 0,
            Freeze = wrong == Wrong.Frozen ? TimeSpan.FromMinutes(random.Next(20, 61)) : TimeSpan.Zero,
        };
    }

    /// <summary>It names what is wrong.</summary>
    public bool IsRight(Conclusion told) => told.Cause == Cause && (Subject is null || told.Subject == Subject);

    /// <summary>It is right, or not clear, or what nobody could tell from the truth by the facts.</summary>
    public bool Allows(Conclusion told, TruthHits hits) =>
        IsRight(told) || told.Cause == LikelyCause.NotClear
        || (told.Subject == "v2" && LooksLikeVersion(hits))
        || (told.Subject == "bank" && LooksLikeOutage(hits))
        || (told is { Cause: LikelyCause.Stuck, Subject: "check" } && Wrong == Wrong.NewStep)
        || (Wrong == Wrong.SharedWorkers && told is { Cause: LikelyCause.DependencyOutage, Subject: "bank" })
        || (Wrong == Wrong.Frozen && IsFrozenSoonAfterIdle && told is { Cause: LikelyCause.DependencyOutage, Subject: "bank" })
        || (Wrong == Wrong.Mixture && hits.IsNearlyAll(told.Subject));

    public string VersionOf(Random random, int number) => number < RolledOut ? "v1" : Rollout switch
    {
        Rollout.Whole => "v2",
        Rollout.Part => random.Next(2) == 0 ? "v2" : "v1",
        Rollout.Back => number < TakenBack ? "v2" : "v1",
        Rollout.Two => $"v{random.Next(1, 4)}",
        _ => "v1",
    };

    /// <summary>When open cases are moved, and to which version.</summary>
    public IEnumerable<(TimeSpan At, string Version)> Moved()
    {
        if (Moves && Rollout is Rollout.Whole or Rollout.Back)
        {
            yield return (Begin(RolledOut), "v2");
        }

        if (Moves && Rollout == Rollout.Back)
        {
            yield return (Begin(TakenBack), "v1");
        }
    }

    public Wrong TroubleOf(Random random, int number, string version)
    {
        bool hit = number >= From && random.NextDouble() < Rate && (Wrong != Wrong.Version || version == "v2");
        return !hit ? Wrong.Nothing : Wrong != Wrong.Mixture ? Wrong : random.NextDouble() < First ? Wrong.Outage : Wrong.Stuck;
    }

    /// <summary>When a case begins, counted from the first one.</summary>
    public TimeSpan Begin(int number) => Unfrozen(number) + (number >= From ? Freeze : TimeSpan.Zero);

    /// <summary>When nothing happens any more, likewise.</summary>
    public TimeSpan FrozenAt => Unfrozen(From);

    /// <summary>Who makes calls is counted, from the first case on.</summary>
    public bool IsStaffed => Wrong is Wrong.Peak or Wrong.SharedWorkers;

    private TimeSpan Unfrozen(int number) =>
        TimeSpan.FromSeconds((Apart * Math.Min(number, From)) + (Math.Max(0, number - From) * (Wrong == Wrong.Peak ? TruthQueue.Usual / (2 * Overload) : Apart))) + (number >= IdleAt ? Idle : TimeSpan.Zero);

    /// <summary>
    /// A version took the place of the other one at once, without a pause in which the fault could have begun as well; it was hit at once, or so soon that a
    /// bad one could have let as many through; and no other one was hit but in the very minute.
    /// </summary>
    private bool LooksLikeVersion(TruthHits hits) =>
        Rollout is Rollout.Whole or Rollout.Back
        && Begin(RolledOut) - Begin(RolledOut - 1) <= Thresholds.ShortSpell
        && hits.First("v2") is { } first && hits.IsFollowed(first, within: Thresholds.FirstOnes) && (IsSameMinute(first) || Math.Pow(1 - Rate, first - RolledOut) >= Lucky)
        && hits.AreAllOf("v2", orNumber: number => number < RolledOut && (IsSameMinute(number) || IsMoved(number)));

    /// <summary>A bad version let so many through at first as hardly ever happens.</summary>
    private bool LooksLikeOutage(TruthHits hits) =>
        Wrong == Wrong.Version && (Rollout is Rollout.Whole or Rollout.Back)
        && hits.FirstOfFault is { } first && Math.Pow(1 - Rate, first - RolledOut) < Thresholds.Chance;

    /// <summary>It was open, and ran the other version from then on, before it had been late.</summary>
    private bool IsMoved(int number) => Moves && Begin(RolledOut) - Begin(number) < OneWay;

    /// <summary>A few cases that begin after a long pause, and of which nothing is heard for as long, may all hang in their calls.</summary>
    private bool IsFrozenSoonAfterIdle => Idle > TimeSpan.Zero && IdleAt <= From && FrozenAt - Begin(IdleAt) < Freeze;

    private bool IsSameMinute(int number) => (Begin(number) - Begin(RolledOut)).Duration() <= SameMinute;
}
