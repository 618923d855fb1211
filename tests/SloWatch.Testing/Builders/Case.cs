using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Builders;

/// <summary>
/// The facts of one instance, told in the order in which they arrive:
/// <c>Case.Of("c1").Started("09:00").StepStarted("charge", "09:01", run: "r1")</c>. Methods of the other half
/// (<c>Fact</c>, <c>Life</c>, <c>NotBefore</c>...) change the fact told last.
/// </summary>
public sealed partial class Case
{
    private readonly List<WorkflowEvent> facts = [];

    private Case(string id) => Key = new InstanceKey(Some.WorkflowName, id);

    public InstanceKey Key { get; }

    public IReadOnlyList<WorkflowEvent> Facts => facts;

    /// <summary>The fact told last.</summary>
    public WorkflowEvent Last => facts[^1];

    public static Case Of(string id = Some.InstanceId) => new(id);

    /// <summary>A case that started at nine.</summary>
    public static Case AtNine() => Of().Started("09:00");

    public Case Started(string at) => Tell(EventKind.Started, at);

    public Case Reopened(string at) => Tell(EventKind.Reopened, at);

    public Case Resumed(string at) => Tell(EventKind.Resumed, at);

    public Case Suspended(string at) => Tell(EventKind.Suspended, at);

    public Case Updated(string at, string? step = null, string? run = null) => Tell(EventKind.Updated, at, step, run);

    public Case Alive(string at, string? step = null, string? run = null) => Tell(EventKind.Alive, at, step, run);

    public Case Blocked(string at, string cause) => Tell(EventKind.Blocked, at).Detail(details => details with { Cause = cause });

    public Case Unblocked(string at, string cause) => Tell(EventKind.Unblocked, at).Detail(details => details with { Cause = cause });

    public Case State(string state, string at, string? track = null) => Tell(EventKind.State, at).With(fact => fact with { State = state, Track = track });

    public Case Ended(string at, Outcome outcome = Outcome.Completed) => Tell(EventKind.Ended, at).With(fact => fact with { Outcome = outcome });

    public Case StepScheduled(string? step, string at, string? run = null, int attempt = 0) => Tell(EventKind.StepScheduled, at, step, run, attempt);

    public Case StepStarted(string? step, string at, string? run = null, int attempt = 0) => Tell(EventKind.StepStarted, at, step, run, attempt);

    public Case StepFailed(string? step, string at, string? run = null, int attempt = 0, string? retryAt = null) =>
        Tell(EventKind.StepFailed, at, step, run, attempt).Detail(details => details with { RetryAt = retryAt is null ? null : Monday.At(retryAt) });

    public Case StepEnded(string? step, string at, string? run = null, Outcome outcome = Outcome.Completed, int attempt = 0) =>
        Tell(EventKind.StepEnded, at, step, run, attempt).With(fact => fact with { Outcome = outcome });

    /// <summary>Facts between the two times are lost.</summary>
    public Case Gap(string from, string to) => Tell(EventKind.Gap, to).Detail(details => details with { From = Monday.At(from) });

    /// <summary>A case of another workflow with the same business key took over.</summary>
    public Case HandedOver(string workflow, string instance, string at, string key = "K-1") =>
        Tell(EventKind.HandedOver, at, run: instance, attempt: 1).Detail(details => details with { Name = workflow, BusinessKey = key });

    /// <summary>Of a workflow that may have taken over the starts between the two times are lost; up to null: not known yet.</summary>
    public Case Unseen(string workflow, string from, string? to)
    {
        Tell(EventKind.HandedOver, to ?? from).Detail(details => details with { Name = workflow, From = Monday.At(from) });
        return to is null ? With(fact => fact with { At = Instant.Ever }) : this;
    }

    /// <summary>Tells the last fact once more, word for word.</summary>
    public Case Again()
    {
        facts.Add(Last);
        return this;
    }

    private Case Tell(EventKind kind, string at, string? step = null, string? run = null, int attempt = 0)
    {
        facts.Add(Some.Fact(kind, at, Key.Id) with { Step = step, Run = run, Attempt = attempt });
        return this;
    }
}
