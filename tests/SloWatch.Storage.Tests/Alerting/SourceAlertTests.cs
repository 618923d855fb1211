using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Alerting;

public sealed class SourceAlertTests : IDisposable
{
    private readonly AlertRoom room = new(AlertRoom.RulesOf(AlertRoom.Objective("slow")), Monday.At("08:00"));

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_source_that_falls_silent_fires_once_and_resolves_when_it_is_back()
    {
        AlertTransition fired = Assert.Single(Look("08:15:30", "it has delivered nothing since 08:00"));

        Assert.Equal(new AlertKey(AlertSubject.Source, Some.WorkflowName, "engine", "stale"), fired.Key);
        Assert.Equal((AlertChange.Fired, AlertSeverity.Page, Monday.At("08:15")), (fired.Change, fired.Severity, fired.Minute));
        Assert.Equal("source engine: it has delivered nothing since 08:00", fired.Reason);
        Assert.Empty(Look("08:16", "it has delivered nothing for long"));
        room.Restart();
        Assert.Empty(Look("08:17", "it has delivered nothing for long"));
        AlertTransition resolved = Assert.Single(Look("08:18", stale: null));
        Assert.Equal((AlertChange.Resolved, "source engine is up to date again"), (resolved.Change, resolved.Reason));
        Assert.Empty(room.Store.Alerts.Open(null));
    }

    [Fact]
    public void A_source_that_was_never_silent_has_no_alert()
    {
        Look("08:15", stale: null);

        Assert.DoesNotContain(room.Store.Alerts.All(), alert => alert.Key.Subject == AlertSubject.Source);
    }

    [Fact]
    public void The_alert_of_a_source_that_is_gone_is_closed()
    {
        Look("08:15", "silent");
        room.Sources.Clear();

        AlertTransition closed = Assert.Single(room.Decide(Instant.Never));

        Assert.Equal((AlertChange.Closed, "the source is gone"), (closed.Change, closed.Reason));
        Assert.DoesNotContain(room.Store.Alerts.All(), alert => alert.Key.Subject == AlertSubject.Source);
    }

    [Fact]
    public void It_is_as_grave_as_the_gravest_alert_that_cannot_be_seen()
    {
        room.Use(AlertRoom.RulesOf(AlertRoom.Objective("slow") with { Alerts = null }));
        Assert.Equal(AlertSeverity.Ticket, Assert.Single(Look("08:15", "silent")).Severity);
    }

    [Fact]
    public void Nobody_is_told_of_a_source_on_which_nothing_depends()
    {
        room.Use(AlertRoom.RulesOf());

        Assert.Empty(Look("08:15", "silent"));
    }

    [Fact]
    public void A_workflow_that_hands_over_depends_on_the_sources_of_the_other()
    {
        Measurement handoff = Measure.By(Some.Workflow, "handoff", ("toWorkflow", "shipping"), ("within", "1h"));
        room.Use(AlertRoom.RulesOf(AlertRoom.Objective("handed over", measurement: handoff)));
        room.Sources.Add(new SourceStanding("parcels", "shipping", "silent"));

        Assert.Equal("shipping", Assert.Single(room.Decide(Instant.Never)).Key.Workflow);
    }

    private IReadOnlyList<AlertTransition> Look(string wall, string? stale)
    {
        room.Wall = Monday.At(wall);
        room.Sources.Clear();
        room.Sources.Add(new SourceStanding(Some.Source, Some.WorkflowName, stale));
        return room.Decide(Instant.Never, stale);
    }
}
