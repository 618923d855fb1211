using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Compensations;

/// <summary>A run may be undone until its case ends, so it is pending until then.</summary>
public sealed class StepCompensations(int max, string step) : IRelationIndicator
{
    public string Type => "compensations";

    public string Noun => "step runs";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.Steps | Sight.EveryInstance;

    public string Canonical => $"compensations;max={max};step={step}";

    public string Text => max == 0 ? $"step {step} is not undone" : $"step {step} is undone at most {max} times";

    public bool HasDeadline => false;

    public TimeLimit? Limit => null;

    public IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now)
    {
        StepUnit[] done = [.. lives.Runs.Where(IsDone).OrderBy(BegunAt).ThenBy(run => run.Name, StringComparer.Ordinal)];
        ILookup<string, Instant> undone = Undone(lives, done);
        foreach (StepUnit run in done)
        {
            Instant? oneTooMany = undone[run.Name].Order().Skip(max).Select(at => (Instant?)at).FirstOrDefault();
            Judgement judged = ByAbsence.Judge(BegunAt(run), lives.Closing, oneTooMany, max == 0 ? "undone" : $"undone more than {max} times", "not undone", lives.HasGaps);
            yield return new(run.Name, run.Life, run.Run, judged);
        }
    }

    private bool IsDone(StepUnit run) => run.Run.Name == step && run.Run.Compensates is null && run.Run.Closing?.Outcome == Outcome.Completed;

    /// <summary>By the name of the run that it undid: the run it names, or the latest of the step it names that had ended by then and was undone least.</summary>
    private ILookup<string, Instant> Undone(InstanceUnit lives, StepUnit[] done)
    {
        Dictionary<string, int> times = [];
        List<(string Name, Instant At)> undone = [];
        foreach (StepUnit undoing in lives.Runs.Where(run => run.Run.Compensates is not null).OrderBy(BegunAt).ThenBy(run => run.Name, StringComparer.Ordinal))
        {
            string meant = undoing.Run.Compensates!;
            Instant at = BegunAt(undoing);
            StepUnit[] candidates = [.. done.Where(run => run.Run.Label == RunLabel.Of(meant) || (meant == step && run.Run.Closing?.At <= at))];
            if (candidates.Length > 0)
            {
                string name = candidates.Reverse().MinBy(run => times.GetValueOrDefault(run.Name)).Name;
                times[name] = times.GetValueOrDefault(name) + 1;
                undone.Add((name, at));
            }
        }

        return undone.ToLookup(one => one.Name, one => one.At);
    }

    private static Instant BegunAt(StepUnit run) => run.Run.BegunAt ?? run.Run.FirstSeen;
}
