using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Workflows;

/// <summary>A small loan, approved while the customer waits. One engine runs all of it, and tells everything.</summary>
/// <param name="isCanary">It begins on a version that is new, when there is one; the others stay on the one they know.</param>
internal sealed class LoanTale(string id, Instant submitted, bool isCanary, Chance chance, FaultPlan plan) : Tale(Workflow, submitted, chance)
{
    public const string Workflow = "loan-approval";
    public const string Source = "loan-engine";
    public const string GoodVersion = "2.3.1";
    public const string BadVersion = "2.4.0";

    private readonly Teller engine = new(Source, id);
    private readonly string version = isCanary && plan.At(FaultKind.BadVersion, submitted) is not null ? BadVersion : GoodVersion;

    protected override void Happen()
    {
        Add(engine, EventKind.Started, new EventDetails
        {
            Version = version,
            Attributes = [new("amount", $"{Chance.Between(2, 40) * 100}"), new("channel", Chance.Pick("web", "web", "app", "app", "branch"))],
        });
        Enter("checking");
        Do(new(engine, "check-identity") { Dependency = "id-register" }, 1, 5);
        CheckCredit();
        if (Decide())
        {
            PayOut();
        }
        else
        {
            Enter("declined");
            Add(engine, EventKind.Ended, new() { Result = "declined" }, outcome: Outcome.Completed);
        }
    }

    private void CheckCredit()
    {
        Work check = new(engine, "check-credit") { Dependency = "credit-bureau" };
        Begin(check, 0.2, 1);
        int attempt = 1;
        if (Chance.Percent(2))
        {
            Wait(1, 3);
            Fail(check, attempt++, "503 service unavailable", TimeSpan.FromSeconds(2));
        }

        Wait(2, 8);
        Add(check, EventKind.StepEnded, attempt, Outcome.Completed);
    }

    /// <summary>True when it is approved.</summary>
    private bool Decide()
    {
        Enter("deciding");
        Work decide = new(engine, "decide");
        Add(decide, EventKind.StepScheduled);
        Wait(1, 6);
        if (plan.At(FaultKind.StuckApprovals, Now) is { } stuck)
        {
            Now = stuck.Range.To + Chance.Seconds(1, 25);
        }

        Add(decide, EventKind.StepStarted);
        Now += Chance.Percent(0.1) ? Chance.Seconds(60, 120) : Chance.Seconds(2, 8);
        Add(decide, EventKind.StepEnded, outcome: Outcome.Completed);
        return Chance.Percent(85);
    }

    private void PayOut()
    {
        Enter("approved");
        Work payOut = new(engine, "pay-out") { Dependency = "core-banking", OperationKey = $"pay-{id}" };
        Begin(payOut, 0.2, 1.5);
        Wait(2, 8);
        if (version == BadVersion)
        {
            Add(payOut, EventKind.StepEnded, outcome: Outcome.Failed, error: "PayOutHandler: no account number");
            Add(engine, EventKind.Ended, new() { By = "engine" }, outcome: Outcome.Failed, error: "PayOutHandler: no account number");
            return;
        }

        Add(payOut, EventKind.StepEnded, outcome: Outcome.Completed);
        Enter("paid-out");
        Add(engine, EventKind.Ended, new() { Result = "approved" }, outcome: Outcome.Completed);
    }

    private void Do(Work work, double least, double most)
    {
        Begin(work, 0.1, 1);
        Wait(least, most);
        Add(work, EventKind.StepEnded, outcome: Outcome.Completed);
    }

    private void Begin(Work work, double least, double most)
    {
        Add(work, EventKind.StepScheduled);
        Wait(least, most);
        Add(work, EventKind.StepStarted);
    }

    private void Enter(string state)
    {
        Wait(0.05, 0.4);
        Add(engine, EventKind.State, state: state);
    }
}
