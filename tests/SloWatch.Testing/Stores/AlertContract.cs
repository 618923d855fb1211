using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class AlertContract(StorePlace place) : StoreContract(place)
{
    private static readonly AlertKey Burn = new(AlertSubject.Objective, Loans, "decided-in-24h", "2% in 1h");

    private static readonly WindowCounts[] Counts = [new("1h", 28, 72), new("month (Europe/Amsterdam)", long.MaxValue, 0)];

    private static readonly StoredAlert Firing = new(Burn, AlertSeverity.Page, new(AlertPhase.Firing, Midnight), "0123", "it burns", Counts);

    private static readonly AlertTransition Fired = new(
        Burn, AlertSeverity.Page, AlertChange.Fired, AlertPhase.Ok, AlertPhase.Firing, Midnight, Midnight + TimeSpan.FromSeconds(90), "it burns", Counts);

    [Fact]
    public void An_empty_store_has_no_alerts_and_nothing_was_decided()
    {
        using IStore store = Open();

        Assert.Empty(store.Alerts.All());
        Assert.Empty(store.Alerts.Open(null));
        Assert.Empty(store.Alerts.Transitions(null, null, 10));
        Assert.Empty(store.Alerts.Decided());
    }

    [Fact]
    public void An_alert_is_one_per_key_and_is_replaced_with_all_it_says()
    {
        StoredAlert source = new(new(AlertSubject.Source, Loans, "engine", AlertKey.Stale), AlertSeverity.Ticket, new(AlertPhase.OkUnknown, Instant.Never), null, "", []);
        using IStore store = Open();
        Write(store, With(Firing with { Measurement = null, Counts = [], Reason = "" }, source));
        Write(store, With(Firing));

        AssertSame([Firing, source], store.Alerts.All());
    }

    [Fact]
    public void A_forgotten_alert_is_gone_and_may_begin_anew_in_the_same_write()
    {
        StoredAlert other = Firing with { Key = Burn with { Cause = "5% in 6h" } };
        using IStore store = Open();
        Write(store, With(Firing, other));
        Commit commit = With(Firing with { State = new(AlertPhase.Ok, Midnight) });
        commit.AlertsForgotten.AddRange([Burn, other.Key, Burn with { Name = "never there" }]);
        Write(store, commit);

        AssertSame([Firing with { State = new(AlertPhase.Ok, Midnight) }], store.Alerts.All());
    }

    [Fact]
    public void Open_are_those_that_fire_known_or_not_the_gravest_and_then_the_oldest_first()
    {
        StoredAlert Of(string cause, AlertSeverity severity, AlertPhase phase, int minute, string workflow = Loans) =>
            Firing with { Key = Burn with { Cause = cause, Workflow = workflow }, Severity = severity, State = new(phase, Midnight + TimeSpan.FromMinutes(minute)) };
        using IStore store = Open();
        Write(store, With(
            Of("young", AlertSeverity.Page, AlertPhase.Firing, 2),
            Of("ticket", AlertSeverity.Ticket, AlertPhase.Firing, 0),
            Of("old", AlertSeverity.Page, AlertPhase.FiringUnknown, 1),
            Of("well", AlertSeverity.Page, AlertPhase.Ok, 0),
            Of("well unknown", AlertSeverity.Page, AlertPhase.OkUnknown, 0),
            Of("elsewhere", AlertSeverity.Page, AlertPhase.Firing, 0, "zoo")));

        Assert.Equal(["elsewhere", "old", "young", "ticket"], store.Alerts.Open(null).Select(alert => alert.Key.Cause));
        Assert.Equal(["old", "young", "ticket"], store.Alerts.Open(Loans).Select(alert => alert.Key.Cause));
    }

    [Fact]
    public void Transitions_are_appended_and_read_newest_first_in_pages()
    {
        AlertTransition[] all = [.. Enumerable.Range(0, 7).Select(i => Fired with
        {
            Key = Burn with { Workflow = i % 2 == 0 ? Loans : "zoo" },
            Minute = Midnight - TimeSpan.FromMinutes(i),
            Change = (AlertChange)(i % 5),
            From = (AlertPhase)(i % 4),
        })];
        using IStore store = Open();
        foreach (AlertTransition[] part in all.Chunk(3))
        {
            Commit commit = Empty();
            commit.AlertTransitions.AddRange(part);
            Write(store, commit);
        }

        IReadOnlyList<StoredTransition> first = store.Alerts.Transitions(null, null, 4);
        IReadOnlyList<StoredTransition> rest = store.Alerts.Transitions(null, first[^1].Id, 10);

        AssertSame([.. all.Reverse()], [.. first.Concat(rest).Select(stored => stored.Transition)]);
        AssertSame([all[6], all[4]], [.. store.Alerts.Transitions(Loans, null, 2).Select(stored => stored.Transition)]);
        AssertSame([all[0]], [.. store.Alerts.Transitions(Loans, store.Alerts.Transitions(Loans, null, 3)[^1].Id, 10).Select(stored => stored.Transition)]);
    }

    [Fact]
    public void A_diagnosis_is_kept_with_the_transition_by_which_its_alert_fired()
    {
        using IStore store = Open();
        Commit fired = With(Firing);
        fired.AlertTransitions.AddRange([Fired with { Minute = Midnight - TimeSpan.FromHours(1) }, Fired, Fired with { Change = AlertChange.Resolved }, Fired with { Key = Burn with { Subject = AlertSubject.Source } }]);
        Write(store, fired);
        long[] ids = [.. store.Alerts.Transitions(null, null, 10).Select(stored => stored.Id).Reverse()];
        Assert.Equal([ids[1], ids[0]], store.Alerts.Undiagnosed(Instant.Never, 10).Select(stored => stored.Id));
        Assert.Equal([ids[1]], store.Alerts.Undiagnosed(Midnight, 10).Select(stored => stored.Id));
        Assert.Equal([ids[1]], store.Alerts.Undiagnosed(Instant.Never, 1).Select(stored => stored.Id));
        Assert.Null(store.Alerts.DiagnosisOf(Firing));

        foreach (Commit diagnosed in (Commit[])[Diagnosed(ids[0], "the hour before"), Diagnosed(ids[1], "first"), Diagnosed(ids[1], "of a burn"), Diagnosed(4711, "of nothing")])
        {
            Write(store, diagnosed);
        }

        Assert.Equal("of a burn", store.Alerts.DiagnosisOf(Firing)?.Diagnosis.Conclusion.Sentence);
        Assert.Equal("the hour before", store.Alerts.DiagnosisOf(ids[0])?.Diagnosis.Conclusion.Sentence);
        Assert.Equal(Midnight, store.Alerts.DiagnosisOf(ids[1])?.MadeAt);
        Assert.Null(store.Alerts.DiagnosisOf(4711));
        Assert.Null(store.Alerts.DiagnosisOf(Firing with { Key = Burn with { Cause = "5% in 6h" } }));
        Assert.Empty(store.Alerts.Undiagnosed(Instant.Never, 10));
    }

    [Fact]
    public void A_diagnosis_goes_with_its_transition()
    {
        using IStore store = Open();
        Commit fired = Empty();
        fired.AlertTransitions.Add(Fired);
        Write(store, fired);
        long id = store.Alerts.Transitions(null, null, 1)[0].Id;
        Write(store, Diagnosed(id, "of a burn"));
        Commit removed = Empty();
        removed.OldRecords.Add(new(Loans, Midnight + TimeSpan.FromDays(1)));

        Write(store, removed);

        Assert.Null(store.Alerts.DiagnosisOf(id));
    }

    [Fact]
    public void What_was_decided_never_goes_back_but_the_rest_is_replaced()
    {
        DecidedWorkflow unknown = new(Loans, Midnight, Midnight + TimeSpan.FromMinutes(1), "source engine: it is silent");
        using IStore store = Open();
        Write(store, Decided(unknown, new("a zoo", Midnight, null, null)));
        Assert.Equal([new("a zoo", Midnight, null, null), unknown], store.Alerts.Decided());

        Write(store, Decided(new DecidedWorkflow(Loans, Midnight - TimeSpan.FromHours(1), null, null)));
        Assert.Equal(new DecidedWorkflow(Loans, Midnight, null, null), store.Alerts.Decided()[1]);
    }

    [Fact]
    public void Alerts_are_written_with_the_rest_of_their_commit_or_not_at_all()
    {
        using IStore store = Open();
        Commit commit = With(Firing);
        commit.AlertTransitions.Add(Fired);
        commit.Decided.Add(new(Loans, Midnight, null, null));
        commit.Instances.Add(Row("gone") with { RowVersion = 1 });

        Assert.Throws<StaleInstanceException>(() => Write(store, commit));

        Assert.Empty(store.Alerts.All());
        Assert.Empty(store.Alerts.Transitions(null, null, 10));
        Assert.Empty(store.Alerts.Decided());
    }

    [Fact]
    public void Names_and_reasons_may_be_anything()
    {
        AlertKey odd = new(AlertSubject.Source, "a\0b", "東 '1'", "x\ny");
        using IStore store = Open();
        Write(store, With(Firing with { Key = odd, Reason = "a\nb\0" }));

        AssertSame([Firing with { Key = odd, Reason = "a\nb\0" }], store.Alerts.All());
    }

    private static void AssertSame(IReadOnlyList<StoredAlert> expected, IReadOnlyList<StoredAlert> found)
    {
        Assert.Equal(expected.Select(alert => alert with { Counts = [] }), found.Select(alert => alert with { Counts = [] }));
        Assert.Equal(expected.Select(alert => alert.Counts), found.Select(alert => alert.Counts));
    }

    private static void AssertSame(IReadOnlyList<AlertTransition> expected, IReadOnlyList<AlertTransition> found)
    {
        Assert.Equal(expected.Select(transition => transition with { Counts = [] }), found.Select(transition => transition with { Counts = [] }));
        Assert.Equal(expected.Select(transition => transition.Counts), found.Select(transition => transition.Counts));
    }

    private static Commit Diagnosed(long transition, string sentence)
    {
        Commit commit = Empty();
        TimeRange hour = new(Midnight - TimeSpan.FromHours(1), Midnight);
        commit.Diagnoses.Add(new(transition, Midnight, new("decided-in-24h", Loans, "instances", hour, null, new(1, 2), default, new(LikelyCause.NotClear, sentence), [])));
        return commit;
    }

    private static Commit With(params StoredAlert[] alerts)
    {
        Commit commit = Empty();
        commit.Alerts.AddRange(alerts);
        return commit;
    }

    private static Commit Decided(params DecidedWorkflow[] workflows)
    {
        Commit commit = Empty();
        commit.Decided.AddRange(workflows);
        return commit;
    }
}
