using SloWatch.Core.Events;

namespace SloWatch.Testing.Histories;

/// <summary>One life of an instance: its beginning, what it does, and perhaps its end.</summary>
internal sealed class LifeScript(HistoryWriter writer)
{
    private readonly List<StepScript> runs = [];

    public void Begin(bool first)
    {
        EventKind kind = first ? EventKind.Started : writer.Dice.Percent(65) ? EventKind.Reopened : EventKind.Started;
        bool seen = writer.Dice.Percent(first ? 90 : 95);
        if (seen)
        {
            writer.Write(writer.New(kind) with { Details = Opening(kind) });
        }

        if (seen && writer.Dice.Percent(4))
        {
            writer.Pass();
            writer.Write(writer.New(kind));
        }
    }

    public void Act()
    {
        writer.Pass();
        int turn = writer.Dice.Below(100);
        if (turn < 55)
        {
            Step();
        }
        else if (turn < 62)
        {
            Wait();
        }
        else if (turn < 70)
        {
            writer.Write(writer.New(EventKind.State) with { State = writer.Dice.Pick("new", "waiting", "done"), Track = writer.Dice.Pick(null, "main", "offer") });
        }
        else
        {
            Aside(turn);
        }
    }

    public void End()
    {
        writer.Pass();
        WorkflowEvent end = writer.New(EventKind.Ended) with { Outcome = Ending(), Error = writer.Dice.Percent(15) ? "boom" : null };
        writer.Write(end with { Details = Closing() });
    }

    private void Step()
    {
        runs.RemoveAll(run => run.IsOver && writer.Dice.Percent(95));
        if (runs.Count == 0 || writer.Dice.Percent(30))
        {
            runs.Add(new StepScript(writer, ofTheRunItself: writer.Dice.Percent(8)));
        }

        writer.Dice.OneOf(runs).Next();
    }

    /// <summary>A pause of some length, perhaps with a block in it, and perhaps never left.</summary>
    private void Wait()
    {
        string? track = writer.Dice.Pick(null, "main", "offer");
        writer.Write(writer.New(EventKind.State) with { State = "waiting", Track = track });
        writer.Pass(TimeSpan.FromMinutes(writer.Dice.Pick(0, 10, 60, 61, 300, 1440, 4000)));
        if (writer.Dice.Percent(40))
        {
            writer.Write(writer.New(EventKind.Blocked) with { Details = new EventDetails { Cause = "incident" } });
            writer.Pass();
            writer.Write(writer.New(writer.Dice.Pick(EventKind.Unblocked, EventKind.Suspended)) with { Details = new EventDetails { Cause = "incident" } });
        }

        if (writer.Dice.Percent(70))
        {
            writer.Pass();
            writer.Write(writer.New(EventKind.State) with { State = writer.Dice.Pick("new", "done"), Track = track });
        }
    }

    private void Aside(int turn)
    {
        string? cause = writer.Dice.Pick(null, "incident", "no money");
        WorkflowEvent fact = turn switch
        {
            < 75 => writer.New(EventKind.Blocked) with { Step = writer.Dice.Pick(null, "pay"), Details = new EventDetails { Cause = cause } },
            < 80 => writer.New(EventKind.Unblocked) with { Details = new EventDetails { Cause = cause } },
            < 84 => writer.New(EventKind.Suspended) with { Details = new EventDetails { Cause = cause } },
            < 88 => writer.New(EventKind.Resumed) with { Details = new EventDetails { Cause = cause } },
            < 96 => writer.New(EventKind.Updated) with { Details = Change() },
            _ => writer.New(EventKind.Alive) with { Step = writer.Dice.Pick(null, "check") },
        };
        writer.Write(fact);
    }

    private EventDetails Opening(EventKind kind) => Change() with { Why = kind == EventKind.Reopened ? "operator" : null };

    /// <summary>Values that rules filter and exclude by.</summary>
    private EventDetails Change() => new()
    {
        Version = writer.Dice.Percent(50) ? writer.Dice.Pick("v1", "v2") : null,
        BusinessKey = writer.Dice.Percent(15) ? writer.Dice.Pick("order 1", "order 2") : null,
        Deadline = writer.Dice.Percent(15) ? writer.At + writer.Pause() : null,
        Attributes = writer.Dice.Percent(50) ? [.. Due(), new("tenant", writer.Dice.Pick("acme", "test"))] : null,
    };

    private NamedValue[] Due() => writer.Dice.Percent(40) ? [new("due", writer.Dice.Percent(10) ? "soon" : (writer.At + writer.Pause()).ToString())] : [];

    private EventDetails Closing() => new()
    {
        By = writer.Dice.Percent(40) ? writer.Dice.Pick("user", "engine", "time limit") : null,
        Result = writer.Dice.Percent(50) ? writer.Dice.Pick("approved", "declined") : null,
    };

    private Outcome Ending() => writer.Dice.Pick(
        Outcome.Completed, Outcome.Completed, Outcome.Completed, Outcome.Failed, Outcome.TimedOut, Outcome.Cancelled, Outcome.Vanished, Outcome.Vanished);
}
