using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>How long instances that ended stayed where: what a stay was too long by is measured against it.</summary>
/// <param name="pauses">In which no clock runs; null: there are none.</param>
/// <param name="calendar">Outside of whose hours none runs either; null: every hour counts.</param>
public sealed class UsualTimes(Pauses? pauses = null, WorkCalendar? calendar = null)
{
    /// <summary>A step that fails so often in instances that went on is no reason why one fails.</summary>
    private const decimal Often = 0.1m;

    private const int MostBeside = 20;

    /// <summary>So many times as long as others.</summary>
    private const int MuchLonger = 2;

    /// <summary>What is longer than these of a hundred is longer than hardly any.</summary>
    private const int NearlyAll = 99;

    private const string Step = "step", Pause = "pause", State = "state", Suspension = "suspension", StepToEnd = "from step to end", StateToEnd = "from state to end", Work = "work", Call = "call", RemedyInVain = "remedy in vain", RemedyToEnd = "from remedy to end";

    private readonly Pauses uncounted = new(pauses?.States ?? [], pauses?.Blocked ?? false, suspended: true);
    private readonly ClosedTimes? closed = calendar is null ? null : new(calendar);
    private readonly Lengths lengths = new();
    private readonly Dictionary<string, int> failed = [], remedies = [];
    private readonly Dictionary<(string Step, string Other), int> outlived = [];

    public int Lives { get; private set; }

    /// <summary>One that is over.</summary>
    public void Add(Life life)
    {
        if (life.Closing is not { } end)
        {
            return;
        }

        List<StepRun> runs = Course.RunsUntil(life, end.At);
        TimeRange[] standing = StandingOf(life);
        AddRemedies(runs, standing, end.At, inVain: end.Outcome != Outcome.Completed);
        if (end.Outcome != Outcome.Completed)
        {
            return;
        }

        Lives++;
        Add(Step, Visits.Of(Course.Steps(runs, end.At), standing, end.At));
        Add(Pause, Visits.Of(Course.Pauses(life, runs, end.At), standing, end.At));
        Add(State, Visits.Of(Course.Stays(life, end.At), standing, end.At));
        Add(Suspension, Visits.Of(Suspensions(life, end.At), [], end.At));
        AddToEnd(StepToEnd, Course.Steps(runs, end.At), standing, end.At);
        AddToEnd(StateToEnd, Course.Stays(life, end.At), standing, end.At);
        AddWork(runs, standing, PausesOf(life));
        AddOutlived(runs, end.At);
        foreach (string step in runs.Where(run => run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut }).Select(run => run.Name).Distinct())
        {
            failed[step] = failed.GetValueOrDefault(step) + 1;
        }
    }

    /// <summary>The median; null when nobody knows.</summary>
    internal UsualTime? OfStep(string step) => lengths.Median(Step, step) ?? lengths.Median(RemedyInVain, step);

    internal UsualTime? After(string? step) => lengths.Median(Pause, step ?? "");

    internal UsualTime? InState(string state) => lengths.Median(State, state);

    /// <summary>From when a step was over for the last time to the end of it all.</summary>
    internal TimeSpan? FromStepToEnd(string step) => (lengths.Median(StepToEnd, step) ?? lengths.Median(RemedyToEnd, step))?.Visit;

    internal TimeSpan? FromStateToEnd(string state) => lengths.Median(StateToEnd, state)?.Visit;

    /// <summary>How long a run took that ended, once it was taken up; null when nobody knows, or of how long others take.</summary>
    internal Pace? PaceOf(StepRun run, TimeRange[] paused) =>
        LengthOfWork(run, run.EndedAt, paused) is { } length ? PaceOf(run.Name, length) : null;

    /// <summary>One that has not ended by a moment took longer than hardly any other by then.</summary>
    internal bool IsLost(StepRun run, TimeRange[] paused, Instant by) =>
        run.IsOpen && LengthOfWork(run, by, paused) is { } length && PaceOf(run.Name, length) == Pace.Extreme;

    /// <summary>How long runs of a step that ended well were with one that they called.</summary>
    internal TimeSpan? OfCalls(string step, string dependency) => lengths.Median(Call, CallName(step, dependency))?.Visit;

    /// <summary>Zero where nobody was.</summary>
    internal UsualTime Suspended => lengths.Median(Suspension, "") ?? default;

    /// <summary>By the clock of what is measured, as its limit says.</summary>
    public static UsualTimes Of(Measurement measurement) => new(measurement.Pauses, measurement.Indicator.Limit?.Calendar);

    /// <summary>When it was paused or suspended: who works, or is called, works at night as well.</summary>
    internal TimeRange[] PausesOf(Life life) => life.Level.StandingIn(uncounted);

    /// <summary>When no clock ran, or it was suspended.</summary>
    internal TimeRange[] StandingOf(Life life)
    {
        TimeRange[] paused = PausesOf(life);
        TimeRange[] nights = closed?.Covering(life.FirstSeen, life.LastSeen) ?? [];
        return nights.Length == 0 ? paused : paused.Length == 0 ? nights : Standing.Merge([.. paused, .. Standing.Between(nights, life.FirstSeen, Instant.Ever)]);
    }

    /// <summary>While it was suspended and its clock ran all the same.</summary>
    internal IEnumerable<(string? Name, TimeRange Time)> Suspensions(Life life, Instant at) => pauses?.Suspended == true ? []
        : life.Level.Halts.Where(halt => halt.Kind == HaltKind.Suspended && halt.From < at).Select(halt => ((string?)null, new TimeRange(halt.From, Instant.Min(halt.To ?? Instant.Ever, at))));

    /// <summary>Where both are open, it ends after the other one nearly always.</summary>
    public bool Outlives(string step, string other) =>
        outlived.TryGetValue((step, other), out int after) && outlived.GetValueOrDefault((other, step)) <= Often * after;

    public bool OftenFails(string step) => lengths.Count(Step, step) is > 0 and var seen && failed.GetValueOrDefault(step) >= Often * seen;

    /// <summary>Nearly all came by it after something had failed only, or nobody ever came by it.</summary>
    internal bool IsRemedy(string step) => remedies.GetValueOrDefault(step) >= (1 - Often) * (lengths.Count(Step, step) + lengths.Count(RemedyInVain, step));

    /// <summary>How long what is undone takes is known by lives that failed, too.</summary>
    private void AddRemedies(List<StepRun> runs, TimeRange[] standing, Instant at, bool inVain)
    {
        StepRun[] found = [.. Remedy.Among(runs).Select(remedy => remedy.Run)];
        foreach (string step in found.Select(run => run.Name).Distinct())
        {
            remedies[step] = remedies.GetValueOrDefault(step) + 1;
        }

        if (inVain)
        {
            Add(RemedyInVain, Visits.Of(Course.Steps(found, at), standing, at));
            AddToEnd(RemedyToEnd, Course.Steps(found, at), standing, at);
        }
    }

    /// <summary>Long lives have a hundred thousand runs: only what is open beside few others is looked at.</summary>
    private void AddOutlived(List<StepRun> runs, Instant at)
    {
        List<StepRun> open = [];
        HashSet<(string, string)> known = [];
        foreach (StepRun run in runs)
        {
            open.RemoveAll(other => Course.Left(other, at) <= Course.Begun(run));
            foreach (StepRun other in open)
            {
                (StepRun first, StepRun last) = Course.Left(other, at) < Course.Left(run, at) ? (other, run) : (run, other);
                if (Course.Left(first, at) < Course.Left(last, at) && known.Add((last.Name, first.Name)))
                {
                    outlived[(last.Name, first.Name)] = outlived.GetValueOrDefault((last.Name, first.Name)) + 1;
                }
            }

            if (open.Count < MostBeside)
            {
                open.Add(run);
            }
        }
    }

    private void AddToEnd(string kind, IEnumerable<(string? Name, TimeRange Time)> times, TimeRange[] standing, Instant at)
    {
        foreach (var place in times.GroupBy(one => one.Name, one => one.Time.To))
        {
            TimeSpan rest = Visits.Counted(new(place.Max(), at), standing);
            lengths.Add(kind, place.Key, rest, rest);
        }
    }

    private void AddWork(List<StepRun> runs, TimeRange[] standing, TimeRange[] paused)
    {
        foreach (StepRun run in runs.Where(run => run.Closing is { Outcome: Outcome.Completed }))
        {
            if (LengthOfWork(run, run.EndedAt, paused) is { } length)
            {
                lengths.Add(Work, run.Name, length, length);
            }

            foreach (Callees callee in Callees.Of(run, run.EndedAt!.Value))
            {
                TimeSpan called = Visits.Counted(callee.Time, standing);
                lengths.Add(Call, CallName(run.Name, callee.Dependency), called, called);
            }
        }
    }

    private Pace? PaceOf(string step, TimeSpan length) => lengths.Median(Work, step) is not { } others ? null
        : length < others.Visit * MuchLonger ? Pace.Usual
        : length > lengths.LongestVisit(Work, step, NearlyAll) ? Pace.Extreme
        : Pace.Long;

    private static string CallName(string step, string dependency) => $"{step}\0{dependency}";

    /// <summary>What was tried again tells of its backoffs.</summary>
    private static TimeSpan? LengthOfWork(StepRun run, Instant? ended, TimeRange[] standing) =>
        run is { StartedAt: { } from, Retries.Count: 0 } && ended is { } to && to >= from ? Visits.Counted(new(from, to), standing) : null;

    private void Add(string kind, IEnumerable<Visits> places)
    {
        foreach (Visits place in places)
        {
            lengths.Add(kind, place.Name, place.Length / place.Count, place.Length);
        }
    }
}
