using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>How long others are at a place.</summary>
/// <param name="Visit">Each time.</param>
/// <param name="All">All times together.</param>
internal readonly record struct UsualTime(TimeSpan Visit, TimeSpan All);

/// <summary>How long instances that ended stayed where: what a stay was too long by is measured against it.</summary>
/// <param name="pauses">In which no clock runs; null: there are none.</param>
public sealed class UsualTimes(Pauses? pauses = null)
{
    /// <summary>A step that fails so often in instances that went on is no reason why one fails.</summary>
    private const decimal Often = 0.1m;

    private const int MostBeside = 20;

    private const string Step = "step", Pause = "pause", State = "state", Suspension = "suspension";

    private readonly Pauses uncounted = new(pauses?.States ?? [], pauses?.Blocked ?? false, suspended: true);
    private readonly Dictionary<(string Kind, string Name), (List<TimeSpan> Visit, List<TimeSpan> All)> lengths = [];
    private readonly Dictionary<string, int> failed = [];
    private readonly Dictionary<(string Step, string Other), int> outlived = [];
    private bool sorted;

    public int Lives { get; private set; }

    /// <summary>One that is over.</summary>
    public void Add(Life life)
    {
        if (life.Closing is not { Outcome: Outcome.Completed } end)
        {
            return;
        }

        Lives++;
        sorted = false;
        List<StepRun> runs = Course.RunsUntil(life, end.At);
        TimeRange[] standing = StandingOf(life);
        Add(Step, Visits.Of(Course.Steps(runs, end.At), standing, end.At));
        Add(Pause, Visits.Of(Course.Pauses(life, runs, end.At), standing, end.At));
        Add(State, Visits.Of(Course.Stays(life, end.At), standing, end.At));
        Add(Suspension, Visits.Of(Suspensions(life, end.At), [], end.At));
        AddOutlived(runs, end.At);
        foreach (string step in runs.Where(run => run.Closing is { Outcome: Outcome.Failed or Outcome.TimedOut }).Select(run => run.Name).Distinct())
        {
            failed[step] = failed.GetValueOrDefault(step) + 1;
        }
    }

    /// <summary>The median; null when nobody knows.</summary>
    internal UsualTime? OfStep(string step) => Median(Step, step);

    internal UsualTime? After(string? step) => Median(Pause, step ?? "");

    internal UsualTime? InState(string state) => Median(State, state);

    /// <summary>Zero where nobody was.</summary>
    internal UsualTime Suspended => Median(Suspension, "") ?? default;

    /// <summary>When no clock ran, or it was suspended.</summary>
    internal TimeRange[] StandingOf(Life life) => life.Level.StandingIn(uncounted);

    /// <summary>While it was suspended and its clock ran all the same.</summary>
    internal IEnumerable<(string? Name, TimeRange Time)> Suspensions(Life life, Instant at) => pauses?.Suspended == true ? []
        : life.Level.Halts.Where(halt => halt.Kind == HaltKind.Suspended && halt.From < at).Select(halt => ((string?)null, new TimeRange(halt.From, Instant.Min(halt.To ?? Instant.Ever, at))));

    /// <summary>Where both are open, it ends after the other one nearly always.</summary>
    public bool Outlives(string step, string other) =>
        outlived.TryGetValue((step, other), out int after) && outlived.GetValueOrDefault((other, step)) <= Often * after;

    public bool OftenFails(string step) => lengths.TryGetValue((Step, step), out var seen) && failed.GetValueOrDefault(step) >= Often * seen.All.Count;

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

    private void Add(string kind, IEnumerable<Visits> places)
    {
        foreach (Visits place in places)
        {
            if (!lengths.TryGetValue((kind, place.Name ?? ""), out var known))
            {
                lengths.Add((kind, place.Name ?? ""), known = ([], []));
            }

            known.Visit.Add(place.Length / place.Count);
            known.All.Add(place.Length);
        }
    }

    private UsualTime? Median(string kind, string name)
    {
        if (!sorted)
        {
            foreach ((List<TimeSpan> visit, List<TimeSpan> all) in lengths.Values)
            {
                visit.Sort();
                all.Sort();
            }

            sorted = true;
        }

        return lengths.TryGetValue((kind, name), out var known) ? new(known.Visit[(known.Visit.Count - 1) / 2], known.All[(known.All.Count - 1) / 2]) : null;
    }
}
