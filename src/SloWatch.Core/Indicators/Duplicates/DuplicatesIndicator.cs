using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Duplicates;

/// <summary>A run that did not succeed may be tried by another one: only a success makes what follows it one too many.</summary>
/// <param name="step">Null: every step.</param>
public sealed class DuplicatesIndicator(string? step) : IRelationIndicator
{
    public string Type => "duplicates";

    public string Noun => "step runs";

    public Sight Needs => Sight.Steps | Sight.EveryInstance;

    public string Canonical => $"duplicates;step={step}";

    public string Text => $"{(step is null ? "each operation" : $"each operation of step {step}")} is done once";

    public bool HasDeadline => false;

    public BadFor BadFor => BadFor.Doing;

    public TimeLimit? Limit => null;

    /// <summary>A case is driven again after days, too, and must not charge again.</summary>
    public bool SpansReopenings => true;

    public IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now) =>
        from run in lives.Runs
        where run.Run.OperationKey is not null && (step is null || run.Run.Name == step)
        group run by run.Run.OperationKey into operation
        let success = operation.Where(Succeeded).OrderBy(run => run.Run.EndedAt).ThenBy(BegunAt).ThenBy(run => run.Name, StringComparer.Ordinal).Select(run => (StepUnit?)run).FirstOrDefault()
        from run in operation
        select new FoundUnit(run.Name, run.Life, run.Run, success?.Run == run.Run ? JudgeSuccess(lives, run) : JudgeOther(run, success));

    private static Judgement JudgeSuccess(InstanceUnit lives, StepUnit run)
    {
        Instant begun = BegunAt(run);
        Closing end = run.Closing!.Value;
        Instant at = Instant.Max(begun, end.At);
        bool blind = lives.IsBlindBetween(lives.First.FirstSeen, run.Run.EndedAt!.Value);
        return Judgement.Closed(blind ? Verdict.Excluded(at, "gap: facts were lost that may have shown a success before") : Verdict.Good(at, Instant.Ever, "done once"), begun, end.At);
    }

    /// <summary>Bad at its start, when the operation had succeeded by then; of two side by side it shows when the second one succeeds. What waits, was skipped or called off has done nothing again.</summary>
    private static Judgement JudgeOther(StepUnit run, StepUnit? success)
    {
        Instant begun = BegunAt(run);
        Instant? closedAt = run.Closing is { } over ? Instant.Max(begun, over.At) : null;
        Instant? takenUp = run.Run.TakenUpAt;
        bool isLater = success is { } first && takenUp is not null && begun >= first.Run.EndedAt;
        Verdict verdict = success is { } one && (isLater || Succeeded(run))
            ? Verdict.Bad(Instant.Max(begun, isLater ? takenUp!.Value : run.Run.EndedAt!.Value), Instant.Ever, $"done again: {one.Name} had the same operation key")
            : run.Closing is { } closing ? Verdict.Excluded(closedAt!.Value, $"did not succeed: {Word(closing.Outcome)}")
            : Verdict.Pending(Instant.Ever, "open");
        return new(verdict, begun, closedAt);
    }

    private static bool Succeeded(StepUnit run) => run.Run.Closing?.Outcome == Outcome.Completed;

    private static Instant BegunAt(StepUnit run) => run.Run.StartedAt ?? run.Run.BegunAt ?? run.Run.FirstSeen;

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Failed => "failed",
        Outcome.TimedOut => "timed out",
        Outcome.Skipped => "skipped",
        _ => "cancelled",
    };
}
