using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>What a deadline is of.</summary>
internal enum TimeOf
{
    /// <summary>A part of the way, or a stay.</summary>
    Other,

    /// <summary>The whole way, for which all cases have the same time.</summary>
    Way,

    /// <summary>The same, and each case has its own.</summary>
    Promise,

    /// <summary>A time in which nothing went on: it ends where the case stands.</summary>
    Still,
}

/// <summary>
/// Where the time of an overdue life went. It is found wherever it happens to be at its deadline: what counts is where it stayed so much longer than
/// others do, by the clock of the measurement.
/// </summary>
internal static class LateSpot
{
    /// <summary>Of steps that were too long by nearly as much, a call explains more than what waits beside it.</summary>
    private const double Nearly = 0.75;

    public static Spot Of(Life life, Instant at, UsualTimes usual, TimeOf time)
    {
        Spent spent = Spent.Until(life, at, usual);
        (Spot found, TimeSpan lost) = Found(spent, usual);
        found = time == TimeOf.Still ? Open(spent, found, usual) : found;
        Spot spot = found with { WentOnAlike = WentOnAlike(found, life, at, usual) };
        return found.Kind == SpotKind.Standing && Course.WasOver(life, found.Since, at) is { } end ? new(SpotKind.Over, end)
            : BlockedAt(life, at) is { } halt && (at - halt.From).Ticks * 2 >= (at - spot.Since).Ticks ? Blocked(spot, halt, spent)
            : Remedy.ReasonOf(spent, (found, lost), usual, time) is { } failed ? RunSpot.OfFailed(failed, life, at)
            : found.Kind == SpotKind.Repeating || time is TimeOf.Other or TimeOf.Still ? spot
            : Unexplained(spent, found, lost, usual, time) ?? spot;
    }

    /// <summary>Without what it lost there it would have been overdue all the same; null where it would not, or nobody knows.</summary>
    private static Spot? Unexplained(Spent spent, Spot found, TimeSpan lost, UsualTimes usual, TimeOf time)
    {
        if (Ahead.Of(spent, usual) is not { } ahead || lost >= ahead)
        {
            return null;
        }

        Overlong? unknown = spent.Steps.Concat(spent.Pauses).Where(place => place.Others is null && place.Visits.Name is not null).MaxBy(place => place.Visits.Length);
        return unknown is not null && unknown.Visits.Length >= ahead ? spent.Located(SpotKind.Elsewhere, spent.LabelOf(unknown), unknown.Visits.Longest.From)
            : (time == TimeOf.Promise || WaitsElsewhere(spent, found, lost)) && Ahead.IsMoreThanItHad(ahead, spent) ? spent.Anywhere() with { Kind = SpotKind.Hurried }
            : null;
    }

    /// <summary>It is open somewhere else, and was there for longer than all that it lost: as when others wait there overnight.</summary>
    private static bool WaitsElsewhere(Spent spent, Spot found, TimeSpan lost) =>
        spent.Steps.Concat(spent.Pauses).Where(place => place.Visits.Name is not null && place.Visits.Open > TimeSpan.Zero).ToArray() is { Length: > 0 } open
        && !Array.Exists(open, place => spent.LabelOf(place) == found.Step) && open.Max(place => place.Visits.Open) > lost;

    /// <summary>A call that is open, or failed, explains more than a block. Where the case only stands after a call that failed, it does unless the block is for something else.</summary>
    private static Spot Blocked(Spot spot, Halt halt, Spent spent)
    {
        FailedStand? failed = spent.FailedStands is [.., { } last] && last.Time.To == spent.At && StepLabel.Of(last.Last.Name) == spot.Step ? last : null;
        return spot.Kind == SpotKind.CallFailed && failed?.Explains(halt) == true ? spot with { Error = spot.Error ?? ErrorText.Group(halt.Error) }
            : failed is not null ? StandingIn(spot with { Dependency = null }, halt)
            : spot.Kind.IsStill() ? StandingIn(spot, halt)
            : spot;
    }

    private static Spot StandingIn(Spot spot, Halt halt) => spot with
    {
        Step = halt.Step is { } step ? StepLabel.Of(step) : spot.Step,
        Error = ErrorText.Group(halt.Error),
        Kind = SpotKind.Standing,
        Since = halt.Step is null ? spot.Since : halt.From,
    };

    /// <summary>Of a run that is a unit itself.</summary>
    public static Spot OfRun(StepRun run, Life life, Instant at, UsualTimes usual)
    {
        Spent spent = Course.IsLong(life) ? Spent.Alone(run, life, at, usual) : Spent.Until(life, at, usual);
        Overlong own = spent.Only(run, usual);
        return spent.Suspended is { } suspended && suspended.IsBeside(own) && suspended.By >= own.Length ? spent.AtSuspension(StepLabel.Of(run.Name))
            : own.IsLikeAll(spent.Steps.Concat(spent.Pauses)) ? spent.Anywhere() with { Step = StepLabel.Of(run.Name) }
            : RunSpot.OfLate(run, life, at, usual);
    }

    /// <summary>Where, and how much of it.</summary>
    private static (Spot Spot, TimeSpan Lost) Found(Spent spent, UsualTimes usual)
    {
        Overlong[] steps = [.. spent.Steps.Where(step => step.By > TimeSpan.Zero)];
        Overlong? pause = Longest(spent.Pauses), stay = Longest(spent.Stays);
        TimeSpan longest = steps.Length == 0 ? TimeSpan.Zero : steps.Max(step => step.By), paused = pause?.By ?? TimeSpan.Zero, stayed = stay?.By ?? TimeSpan.Zero;
        TimeSpan most = TimeSpan.FromTicks(Math.Max(longest.Ticks, paused.Ticks));
        if (spent.Suspended is { } suspended && suspended.By > most)
        {
            return (spent.AtSuspension(), suspended.By);
        }

        if (spent.Steps.Concat(spent.Pauses).MaxBy(place => place.Again) is { } again && again.Again > most)
        {
            return (spent.Located(SpotKind.Repeating, spent.LabelOf(again), again.Visits.First), again.Again);
        }

        if (longest > TimeSpan.Zero && longest >= paused && Chosen(steps, longest, spent, usual) is var chosen && (longest * 2 >= stayed || chosen.Length >= stay!.Length * Nearly))
        {
            return (chosen.IsLikeAll(spent.Steps.Concat(spent.Pauses)) ? spent.Anywhere() : spent.LateAt(chosen, usual), chosen.By);
        }

        bool isPause = pause is { Visits.Name: not null } && paused > TimeSpan.Zero && paused * 2 >= stayed;
        Spot spot = (isPause ? pause!.IsLikeAll(spent.Steps.Concat(spent.Pauses)) : stay?.IsLikeAll(spent.Stays) == true) ? spent.Anywhere()
            : isPause ? spent.Standing(spent.LabelOf(pause!), pause!.Visits.Longest.From, stayed > TimeSpan.Zero ? stay!.Visits.Name : null)
            : spent.Standing(null, stay?.Visits.Longest.From, stayed > TimeSpan.Zero ? stay!.Visits.Name : null);
        return (spot, isPause ? paused : stayed);
    }

    /// <summary>Where nothing goes on any more it stands, though others stay there as long.</summary>
    private static Spot Open(Spent spent, Spot found, UsualTimes usual)
    {
        Overlong[] open = [.. spent.Steps.Where(step => step.Visits.Open > TimeSpan.Zero)];
        Overlong? pause = spent.Pauses.LastOrDefault(pause => pause.Visits is { Name: not null } && pause.Visits.Open > TimeSpan.Zero);
        if (!found.Kind.HasPlace() || found.Kind == SpotKind.Suspended || open.Append(pause).OfType<Overlong>().Any(place => spent.LabelOf(place) == found.Step))
        {
            return found;
        }

        return open.Length > 0
            ? spent.LateAt(Awaited(open, spent, usual), usual)
            : pause is not null ? spent.Standing(spent.LabelOf(pause), new(spent.At.Micros - (pause.Visits.Open.Ticks / TimeSpan.TicksPerMicrosecond)), spent.Life.StateAt(spent.At))
            : found;
    }

    /// <summary>The one that was most too long, where anything is known of it.</summary>
    private static Overlong? Longest(IReadOnlyList<Overlong> places) =>
        places.Where(place => place.Others is not null || place.Visits.Open > TimeSpan.Zero).OrderByDescending(place => place.By).ThenByDescending(place => place.Visits.Longest.From.Micros).FirstOrDefault();

    /// <summary>
    /// Of those that were too long by nearly as much, the one that is so most beyond its own length; beside it, what it waits for: what usually ends only
    /// after another has ended waits for it, and a call explains more than what is open with it.
    /// </summary>
    private static Overlong Chosen(Overlong[] steps, TimeSpan longest, Spent spent, UsualTimes usual)
    {
        Overlong[] near = [.. steps.Where(step => step.By >= longest * Nearly)];
        Overlong first = near.OrderByDescending(step => step.Times).ThenBy(step => step.Visits.Name, StringComparer.Ordinal).First();
        return Awaited([.. near.Where(first.IsBeside)], spent, usual);
    }

    /// <summary>Of steps that were open in the same time, a call, or else what came last, and not what waits for another of them.</summary>
    private static Overlong Awaited(Overlong[] beside, Spent spent, UsualTimes usual)
    {
        Overlong[] awaited = [.. beside.Where(step => !beside.Any(other => usual.Outlives(step.Visits.Name!, other.Visits.Name!)))];
        return (awaited.Length > 0 ? awaited : beside)
            .OrderByDescending(step => spent.LongestRun(step).DependencyFor(spent.At) is not null)
            .ThenByDescending(step => step.Visits.Longest.From.Micros)
            .ThenBy(step => step.Visits.Name, StringComparer.Ordinal)
            .First();
    }

    /// <summary>
    /// What is slow everywhere is overdue in its first step. Where it has come further since, it tells so; what is later than that may be for what the
    /// delay itself brought about.
    /// </summary>
    private static bool WentOnAlike(Spot spot, Life life, Instant at, UsualTimes usual)
    {
        Instant later = Instant.Min(at + (at - (life.BegunAt ?? life.FirstSeen)), life.LastSeen);
        if (spot.Step is null || later <= at || spot.Kind is SpotKind.Suspended or SpotKind.Repeating)
        {
            return false;
        }

        Spent spent = Spent.Until(life, later, usual);
        return spent.Steps.FirstOrDefault(step => spent.LabelOf(step) == spot.Step) is { } place && place.IsLikeAll(spent.Steps.Concat(spent.Pauses));
    }

    /// <summary>What a person has to remove.</summary>
    private static Halt? BlockedAt(Life life, Instant at) =>
        life.Level.Halts.FirstOrDefault(halt => halt.Kind == HaltKind.Blocked && (halt.To is not { } to || to > at) && (halt.Step ?? halt.Error) is not null);
}
