using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

/// <summary>What was told of the steps of a case. A life that was reopened goes on with what was done in the one before.</summary>
internal sealed class StepHistory
{
    /// <summary>The newest life first, each with its runs by their step.</summary>
    private readonly List<(Life Life, ILookup<string, StepRun> Runs)> lives = [];
    private readonly ILookup<string, OpenRun> open;
    private readonly StepRun[] undoing;

    public StepHistory(Life newest, IEnumerable<OpenRun> openRuns)
    {
        for (Life? life = newest; life is not null; life = life.GoesOnFrom)
        {
            lives.Add((life, life.Runs.ToLookup(run => run.Name)));
        }

        open = openRuns.ToLookup(run => run.Step);
        undoing = [.. lives.SelectMany(one => one.Life.Runs).Where(run => run is { Compensates: not null, TakenUpAt: not null })];
    }

    public DeclaredStep Of(string step)
    {
        if (open[step].FirstOrDefault() is { } running)
        {
            return new(step, StepStanding.Open, running.Since);
        }

        if (lives.Select(one => LastEnd(one.Life, [.. one.Runs[step]])).FirstOrDefault(last => last is not null) is not { } end)
        {
            return new(step, StepStanding.Unheard, null);
        }

        Instant? undone = undoing.Where(run => Undoes(run, step, end.Run) && run.TakenUpAt >= end.At).Min(run => run.TakenUpAt);
        return undone is not null ? new(step, StepStanding.Undone, undone)
            : new(step, end.Outcome is Outcome.Completed or Outcome.Skipped ? StepStanding.Done : StepStanding.Failed, end.At);
    }

    /// <summary>Reported, or else the one that the end of its case put to what was open.</summary>
    private static RunEnd? LastEnd(Life life, StepRun[] runs) =>
        runs.Where(run => run.Closing is not null).Select(run => new RunEnd(run, run.Closing!.Value)).MaxBy(end => end.At)
        ?? runs.Select(run => new StepUnit(run, life, [], Pauses.None).Closing is { } end ? new RunEnd(run, end) : null).OfType<RunEnd>().MaxBy(end => end.At);

    /// <summary>It names the step, or the run of it: what is the name of another step is no run.</summary>
    private bool Undoes(StepRun other, string step, StepRun run) =>
        other.Compensates == step || (!lives.Any(one => one.Runs.Contains(other.Compensates!)) && RunLabel.Of(other.Compensates!) == run.Label);

    private sealed record RunEnd(StepRun Run, Closing Closing)
    {
        public Instant At => Closing.At;

        public Outcome Outcome => Closing.Outcome;
    }
}
