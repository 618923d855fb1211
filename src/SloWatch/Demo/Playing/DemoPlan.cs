using SloWatch.Cli.Demo.Faults;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>When a demo begins, and what goes wrong in it.</summary>
/// <param name="Begin">What is played begins here; before it lies a past in which nothing goes wrong.</param>
internal sealed record DemoPlan(Instant Begin, FaultPlan Faults)
{
    /// <summary>As long as the windows of the rules.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromHours(12);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LastsInADay = TimeSpan.FromMinutes(10);

    /// <summary>Those of one workflow do not follow each other: an alert on one would still look back at the other.</summary>
    private static readonly FaultKind[] Kinds = [FaultKind.PaymentProvider, FaultKind.StuckApprovals, FaultKind.SilentSource, FaultKind.BadVersion];

    /// <summary>The first fault comes at once, so that nobody has to wait for it.</summary>
    public static DemoPlan FromNow(Instant now) => new(now, new([], FromThen(now)));

    /// <summary>The last 24 hours, with each fault once, and then as from now.</summary>
    /// <param name="takes">How long that is to take.</param>
    public static DemoPlan WithTheLastDay(Instant now, TimeSpan takes)
    {
        Instant begin = now.FloorToMinute() - Day;
        TimeSpan apart = Day / Kinds.Length;
        return new(begin, new([.. Kinds.Select((kind, number) => begin + (apart * (number + 0.25))).Zip(Kinds, (at, kind) => new Fault(kind, new(at, at + LastsInADay)))], FromThen(now + takes)));
    }

    private static FaultRotation FromThen(Instant now) => new(now + First, Lasts, Pause, Kinds);
}
