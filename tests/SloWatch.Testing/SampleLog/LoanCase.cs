using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.SampleLog;

/// <summary>One loan, told as an engine would report it. <see cref="now"/> moves on as the story goes.</summary>
internal sealed class LoanCase(string id, Instant submitted, Dice dice)
{
    /// <summary>Its calls to the credit bureau hang: no answer, no error.</summary>
    public static readonly TimeRange Outage = new(SampleLog.Day(25, 8, 10), SampleLog.Day(26, 16, 35));

    private static readonly Instant NewVersion = SampleLog.Day(16, 6, 0);
    private const int DeskOpens = 7;
    private const int DeskCloses = 21;

    private readonly List<WorkflowEvent> events = [];
    private Instant now = submitted;

    public IReadOnlyList<WorkflowEvent> Tell()
    {
        string channel = dice.Pick("web", "web", "web", "branch", "branch", "broker");
        string amount = $"{dice.Between(2, 60) * 500}";
        Add(EventKind.Started, details: new EventDetails
        {
            Version = now < NewVersion ? "v7" : "v8",
            Attributes = [new("amount", amount), new("channel", channel)],
        });
        Enter("checking");
        Step("check-identity", "id-register", Seconds(20, 90));
        if (CheckCredit())
        {
            Decide();
        }

        return events;
    }

    /// <summary>False when it hangs for good.</summary>
    private bool CheckCredit()
    {
        const string Step = "check-credit";
        const string Bureau = "credit-bureau";
        Begin(Step, Bureau, 1);
        int attempt = 1;
        if (Outage.Contains(now))
        {
            if (!dice.Percent(25))
            {
                return false;
            }

            now = Outage.To + Minutes(30, 120);
            Fail(Step, Bureau, attempt++, "no answer for hours, cancelled by an operator", TimeSpan.FromSeconds(5));
        }
        else if (dice.Percent(6))
        {
            now += Seconds(2, 20);
            Fail(Step, Bureau, attempt++, "503 service unavailable", TimeSpan.FromMinutes(2));
        }

        End(Step, Bureau, attempt, Seconds(15, 300));
        return true;
    }

    private void Decide()
    {
        Enter("deciding");
        Add(EventKind.StepScheduled, "decide", attempt: 1);
        now = OpenHours(now + Usually(80, Minutes(2, 45), Usually(85, Minutes(45, 170), Minutes(250, 420))));
        if (dice.Percent(4))
        {
            Add(EventKind.Ended, outcome: Outcome.Cancelled, details: new EventDetails { By = "customer" });
            return;
        }

        Add(EventKind.StepStarted, "decide", attempt: 1);
        now += Usually(98, Minutes(5, 50), Minutes(26 * 60, 40 * 60));
        Add(EventKind.StepEnded, "decide", attempt: 1, outcome: Outcome.Completed);
        string result = dice.Percent(70) ? "approved" : "declined";
        Enter(result);
        if (result == "approved")
        {
            Step("pay-out", "core-banking", Seconds(20, 240));
        }

        Add(EventKind.Ended, outcome: Outcome.Completed, details: new EventDetails { Result = result });
    }

    private void Step(string step, string dependency, TimeSpan takes)
    {
        Begin(step, dependency, 1);
        End(step, dependency, 1, takes);
    }

    private void Begin(string step, string dependency, int attempt)
    {
        Add(EventKind.StepScheduled, step, attempt, details: Calls(dependency));
        now += Seconds(1, 9);
        Add(EventKind.StepStarted, step, attempt, details: Calls(dependency));
    }

    private void Fail(string step, string dependency, int attempt, string error, TimeSpan retryAfter)
    {
        Add(EventKind.StepFailed, step, attempt, error: error, details: Calls(dependency) with { RetryAt = now + retryAfter });
        now += retryAfter + Seconds(1, 9);
        Add(EventKind.StepStarted, step, attempt + 1, details: Calls(dependency));
    }

    private void End(string step, string dependency, int attempt, TimeSpan takes)
    {
        now += takes;
        Add(EventKind.StepEnded, step, attempt, Outcome.Completed, details: Calls(dependency));
    }

    private void Enter(string state)
    {
        now += Seconds(1, 3);
        events.Add(Event(EventKind.State) with { State = state });
    }

    private void Add(EventKind kind, string? step = null, int attempt = 0, Outcome outcome = Outcome.None, string? error = null, EventDetails? details = null)
    {
        events.Add(Event(kind) with { Step = step, Attempt = attempt, Outcome = outcome, Error = error, Details = details });
        now += TimeSpan.FromMilliseconds(dice.Between(20, 400));
    }

    private WorkflowEvent Event(EventKind kind) => new() { Kind = kind, At = now, Source = SampleLog.Source, Workflow = SampleLog.Workflow, Instance = id };

    /// <summary>To the millisecond, as engines report times.</summary>
    private TimeSpan Seconds(int least, int most) => TimeSpan.FromMilliseconds(dice.Between(least * 1000, most * 1000));

    private TimeSpan Minutes(int least, int most) => Seconds(least * 60, most * 60);

    private TimeSpan Usually(int percent, TimeSpan usual, TimeSpan other) => dice.Percent(percent) ? usual : other;

    private static EventDetails Calls(string dependency) => new() { Dependency = dependency };

    /// <summary>People decide while the desk is open; what comes at night is taken up in the morning.</summary>
    private Instant OpenHours(Instant at)
    {
        DateTimeOffset time = at.ToDateTimeOffset();
        Instant opens = Instant.From(new DateTimeOffset(time.Date, TimeSpan.Zero).AddHours(DeskOpens));
        if (time.Hour < DeskOpens)
        {
            return opens + Minutes(0, 40);
        }

        return time.Hour < DeskCloses ? at : opens + TimeSpan.FromDays(1) + Minutes(0, 40);
    }
}
