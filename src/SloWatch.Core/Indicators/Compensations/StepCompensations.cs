using SloWatch.Core.Events;
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

    public string Text => max == 0 ? $"step {step} is not undone" : $"step {step} is undone at most {CountText.Times(max)}";

    public bool HasDeadline => false;

    public BadFor BadFor => BadFor.Failing;

    public TimeLimit? Limit => null;

    private string TooOften { get; } = max == 0 ? "undone" : $"undone more than {CountText.Times(max)}";

    private string NotTooOften { get; } = max == 0 ? "not undone" : $"undone at most {CountText.Times(max)}";

    public IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now)
    {
        StepUnit[] done = [.. lives.Runs.Where(IsDone).OrderBy(BegunAt).ThenBy(run => run.Name, StringComparer.Ordinal)];
        Instant ended = lives.Last.EndedAt ?? Instant.Ever;
        List<Instant>[] undone = new Undoing(step, done).Of(lives);
        for (int i = 0; i < done.Length; i++)
        {
            StepUnit run = done[i];
            Instant? oneTooMany = undone[i].Skip(max).Select(at => (Instant?)at).FirstOrDefault();
            Judgement judged = ByAbsence.Judge(BegunAt(run), lives.Closing, oneTooMany, TooOften, NotTooOften, lives.IsBlindBetween(BegunAt(run), ended));
            yield return new(run.Name, run.Life, run.Run, judged);
        }
    }

    private bool IsDone(StepUnit run) => run.Run.Name == step && run.Run.Compensates is null && run.Run.Closing?.Outcome == Outcome.Completed;

    private static Instant BegunAt(StepUnit run) => run.Run.BegunAt ?? run.Run.FirstSeen;
}
