using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>Tells what ran as an adapter would: facts with names, steps with attempts. It pairs nothing and leaves out what nobody saw.</summary>
internal sealed class Telling(InstanceKey key)
{
    private readonly List<WorkflowEvent> events = [];

    public IReadOnlyList<WorkflowEvent> Events => events;

    /// <summary>The source's name for the life that is told of; null where it has none.</summary>
    public string? Life { get; set; }

    /// <summary>When someone looked and saw that what has no end of its own had ended.</summary>
    public Instant NoticedAt { get; set; }

    /// <summary>Makes names of facts unique between lives.</summary>
    public string Prefix { get; set; } = "";

    public void Tell(EventKind kind, Instant at, string fact, Func<WorkflowEvent, WorkflowEvent>? with = null, EventDetails? details = null)
    {
        EventDetails all = (details ?? new EventDetails()) with { Life = Life };
        WorkflowEvent told = new()
        {
            Kind = kind,
            At = at,
            Source = "recording",
            Workflow = key.Workflow,
            Instance = key.Id,
            Fact = Prefix + fact,
            Details = all == new EventDetails() ? null : all,
        };
        events.Add(with is null ? told : with(told));
    }

    public void Begun(TrueLife life, EventKind kind)
    {
        if (life.StartedAt is { } at)
        {
            Tell(kind, at, "start", details: new EventDetails { Version = life.VersionText, BusinessKey = life.BusinessKey, Parent = life.Parent });
        }
    }

    /// <param name="notBefore">Of an end that is known only by noticing.</param>
    public void Ended(TrueLife life, Instant at, Instant? notBefore = null) =>
        Tell(EventKind.Ended, at, "end", told => told with { Outcome = life.Ended, Error = life.Error, NotBefore = notBefore });

    public void Halted(TrueHalt halt)
    {
        bool blocked = halt.Kind == HaltKind.Blocked;
        EventDetails details = new() { Cause = halt.Cause };
        Tell(blocked ? EventKind.Blocked : EventKind.Suspended, halt.From, $"halt/{halt.From}", details: details);
        if (halt.To is { } to)
        {
            Tell(blocked ? EventKind.Unblocked : EventKind.Resumed, to, $"go/{to}", details: details);
        }
    }

    /// <param name="run">The source's name of it.</param>
    public void Step(TrueStep step, string run)
    {
        EventDetails? details = step.Undoes is null ? null : new EventDetails { Compensates = step.Undoes };
        RunAccount whole = RunAccount.Of(step);
        int attempt = step.Tries.Count > 0 ? Tries(step, run, details) : step.Attempts;
        if (step.Tries.Count == 0 && step.StartedAt is { } started)
        {
            Attempt(EventKind.StepStarted, started, step.Name, run, 1, details);
        }

        if (step.GoesOn)
        {
            Attempt(EventKind.StepFailed, step.LastSeen!.Value, step.Name, run, attempt, details, error: step.Error);
        }
        else if (whole is { Ended: { } ended, Outcome: not Outcome.None })
        {
            bool noticed = step.EndedAt is null && step.Tries.All(one => one.EndedAt is null);
            Attempt(EventKind.StepEnded, noticed ? NoticedAt : ended, step.Name, run, attempt, details, whole.Outcome, step.Error);
            events[^1] = noticed ? events[^1] with { NotBefore = ended } : events[^1];
        }
    }

    public void Attempt(EventKind kind, Instant at, string step, string run, int attempt, EventDetails? details = null, Outcome outcome = Outcome.None, string? error = null) => Tell(
        kind, at, $"{run}/{attempt}/{kind}/{at}", told => told with { Step = step, Run = run, Attempt = attempt, Outcome = outcome, Error = error }, details);

    /// <summary>The number of the last one. A fault is told as one that is tried again only when another try followed.</summary>
    private int Tries(TrueStep step, string run, EventDetails? details)
    {
        int number = 0;
        for (int i = 0; i < step.Tries.Count; i++)
        {
            TrueTry attempt = step.Tries[i];
            number = attempt.Attempt ?? i + 1;
            Attempt(EventKind.StepStarted, attempt.StartedAt!.Value, step.Name, run, number, details);
            if (attempt.EndedAt is { } ended && i < step.Tries.Count - 1)
            {
                bool again = attempt.Ended != Outcome.Completed;
                Attempt(again ? EventKind.StepFailed : EventKind.StepEnded, ended, step.Name, run, number, details, again ? Outcome.None : attempt.Ended, attempt.Error);
            }
        }

        return number;
    }
}
