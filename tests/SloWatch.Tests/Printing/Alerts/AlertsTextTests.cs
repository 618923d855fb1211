using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Alerts;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Testing;
using SloWatch.Testing.Builders;
using SloWatch.Tests.Printing.Reports;

namespace SloWatch.Tests.Printing.Alerts;

public class AlertsTextTests
{
    private const string Folder = "tests/SloWatch.Tests/Printing/Alerts/Golden";

    private static readonly Objective Slow = SomeReport.Of("loan-decided-in-24h", default).Objective;

    private static readonly AlertKey Burn = new(AlertSubject.Objective, Some.WorkflowName, Slow.Name, "2% in 1h");

    private static readonly AlertKey Silent = new(AlertSubject.Source, Some.WorkflowName, "engine", AlertKey.Stale);

    [Theory]
    [InlineData("all.txt", null)]
    [InlineData("narrow.txt", 60)]
    public void What_fires_comes_first_with_who_has_to_do_with_it(string golden, int? width) => Golden.Matches($"{Folder}/{golden}", Written(Everything(), width));

    [Fact]
    public void Where_nothing_was_decided_it_says_who_decides() => Assert.Equal(
        "no alert is open\nnothing was decided on yet: alerts are decided on while 'slowatch serve' runs; 'slowatch replay' tells when they would have fired\n",
        Written(new AlertOverview([], [], [])));

    [Fact]
    public void Where_all_is_well_it_says_no_more() => Assert.Equal("no alert is open\n", Written(new AlertOverview([], [], [new("payments", Monday.At("08:00"), null, null)])));

    [Fact]
    public void Names_and_reasons_never_steer_the_terminal()
    {
        AlertKey odd = new(AlertSubject.Source, "w\u001b[2J", "s\u202e", "c\u0007");
        string text = Written(new AlertOverview([(Alert(odd, AlertPhase.Firing, "r\u001b[2J"), new([]))], [Change(1, odd, AlertChange.Fired)], [new("w\u001b", Instant.Never, null, "y\u0007")]), 200);

        Assert.DoesNotContain(text, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
    }

    [Fact]
    public void A_page_that_fires_is_red() =>
        Assert.StartsWith("2 alerts open\n\u001b[31mpage\u001b[0m", SomeReport.Written(terminal => new AlertsText(terminal, new TimeText(TimeZoneInfo.Utc), "rules").Write(Everything()), colour: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("diagnosed.txt", null)]
    [InlineData("diagnosed-narrow.txt", 60)]
    public void The_likely_cause_stands_below_the_reason(string golden, int? width) => Golden.Matches($"{Folder}/{golden}", Written(Diagnosed(), width));

    [Fact]
    public void Json_has_the_diagnosis_with_the_alert() =>
        Golden.Matches($"{Folder}/diagnosed.json", SomeReport.Written(terminal => AlertsJson.Write(terminal.Out, Diagnosed())));

    [Fact]
    public void Json_has_the_shape_that_scripts_rely_on() =>
        Golden.Matches($"{Folder}/all.json", SomeReport.Written(terminal => AlertsJson.Write(terminal.Out, Everything())));

    private static AlertOverview Everything()
    {
        RuleSet rules = new([], [Slow, Slow with { Name = "other", Owner = "back office" }], [], []);
        return new(
            [(Alert(Burn, AlertPhase.FiringUnknown, "the budget burns at 20 times the even rate in 1h and at 20 in 5m, 14.4 or more in both (44 bad of 60)"), AlertAddress.Of(rules, Burn)), (Alert(Silent, AlertPhase.Firing, "source engine: it has delivered nothing since 2024-01-01T08:00:00Z"), AlertAddress.Of(rules, Silent))],
            [Change(3, Burn, AlertChange.WentUnknown), Change(2, Silent, AlertChange.Fired), Change(1, Burn, AlertChange.Fired)],
            [new(Some.WorkflowName, Monday.At("08:02"), Monday.At("08:03"), "source engine: it has delivered nothing since 2024-01-01T08:00:00Z"), new("returns", Instant.Never, null, null)]);
    }

    private static AlertOverview Diagnosed()
    {
        Conclusion conclusion = new(LikelyCause.DependencyOutage, "Likely a dependency outage of bank: 44 of 44 bad instances went bad in calls to it that failed.") { By = Dimension.Dependency, Subject = "bank" };
        BurnDiagnosis diagnosis = new(Slow.Name, Some.WorkflowName, "instances", new(Monday.At("07:00"), Monday.At("08:00")), null, new(16, 44), default, conclusion, []);
        return Everything() with { Changes = [], Workflows = [], Diagnoses = new Dictionary<AlertKey, StoredDiagnosis> { [Burn] = new(17, Monday.At("08:00:03"), diagnosis) } };
    }

    private static StoredAlert Alert(AlertKey key, AlertPhase phase, string reason) =>
        new(key, AlertSeverity.Page, new(phase, Monday.At("08:00")), "0123", reason, key.Subject == AlertSubject.Source ? [] : [new("1h", 16, 44), new("5m", 0, 5)]);

    private static StoredTransition Change(long id, AlertKey key, AlertChange change) => new(id, new(
        key,
        AlertSeverity.Page,
        change,
        change == AlertChange.Fired ? AlertPhase.Ok : AlertPhase.Firing,
        change == AlertChange.Fired ? AlertPhase.Firing : AlertPhase.FiringUnknown,
        Monday.At("08:00") + TimeSpan.FromMinutes(id),
        Monday.At("08:00:01.5") + TimeSpan.FromMinutes(id),
        "because",
        []));

    private static string Written(AlertOverview alerts, int? width = null) => SomeReport.Written(terminal => new AlertsText(terminal, new TimeText(TimeZoneInfo.Utc), "rules").Write(alerts), width);
}
