using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Histories;

/// <summary>One run of a step as the engine lives it; each call writes its next event.</summary>
internal sealed class StepScript
{
    /// <summary>Names that look like what the fold calls runs of its own, and runs of other lives.</summary>
    private static readonly string[] Lookalikes = ["~1", "~2", "1#2", "1/1", "2#", ""];

    private readonly HistoryWriter writer;
    private readonly string? run;
    private readonly string? operationKey;
    private readonly string? dependency;
    private readonly string? compensates;
    private string? step;
    private int attempt = 1;
    private bool started;

    /// <param name="ofTheRunItself">A step kind without a step speaks of the instance's own run.</param>
    public StepScript(HistoryWriter writer, bool ofTheRunItself)
    {
        this.writer = writer;
        step = ofTheRunItself ? null : writer.Dice.Percent(5) ? "check/1" : writer.Dice.Pick("check", "pay", "ship");
        run = !ofTheRunItself && writer.Dice.Percent(50) ? (writer.Dice.Percent(15) ? writer.Dice.OneOf(Lookalikes) : writer.Dice.Pick("1", "2", "map/3", "4")) : null;
        operationKey = writer.Dice.Percent(15) ? "op-" + writer.Dice.Below(2) : null;
        dependency = writer.Dice.Percent(25) ? writer.Dice.Pick("bank", "carrier") : null;
        compensates = writer.Dice.Percent(15) ? writer.Dice.Pick("check", "pay", "1", "~1") : null;
    }

    public bool IsOver { get; private set; }

    public void Next()
    {
        Rename();
        int turn = writer.Dice.Below(100);
        if (!started && turn < 40)
        {
            Write(EventKind.StepScheduled);
        }
        else if (!started || turn < 10)
        {
            Write(EventKind.StepStarted);
            started = true;
        }
        else if (turn < 40)
        {
            Fail();
        }
        else
        {
            Write(EventKind.StepEnded, fact => fact with { Outcome = Ending(), Error = writer.Dice.Percent(20) ? "refused" : null });
            IsOver = true;
        }
    }

    private void Fail()
    {
        Instant? retryAt = writer.Dice.Percent(50) ? (writer.Dice.Percent(20) ? writer.At - writer.Pause() : writer.At + writer.Pause()) : null;
        Write(EventKind.StepFailed, fact => fact with
        {
            Error = writer.Dice.Pick("timeout", "refused"),
            Details = (fact.Details ?? new EventDetails()) with { RetryAt = retryAt },
        });
        started = false;
        attempt++;
    }

    private void Rename()
    {
        if (run is not null && writer.Dice.Percent(4))
        {
            step += "-renamed";
        }
    }

    private Outcome Ending() =>
        writer.Dice.Pick(Outcome.Completed, Outcome.Completed, Outcome.Failed, Outcome.TimedOut, Outcome.Cancelled, Outcome.Skipped);

    private void Write(EventKind kind, Func<WorkflowEvent, WorkflowEvent>? more = null)
    {
        WorkflowEvent fact = writer.New(kind) with
        {
            Step = step,
            Run = run,
            Attempt = writer.Dice.Percent(70) ? attempt : 0,
            Details = (operationKey ?? dependency ?? compensates) is null ? null : new EventDetails { OperationKey = operationKey, Dependency = dependency, Compensates = compensates },
        };
        writer.Write(more is null ? fact : more(fact));
    }
}
