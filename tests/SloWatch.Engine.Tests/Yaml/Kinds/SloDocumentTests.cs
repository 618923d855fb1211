using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

public class SloDocumentTests
{
    private const string PercentRemedy = "write a percentage above 0% and below 100%, such as 99.5%";

    [Fact]
    public void An_objective_is_read_with_all_its_settings()
    {
        Objective objective = LoanRules.Objective("kind: SLO", "kind: SLO\ndescription: 'Quick: decisions'\nwhere: { version: [v1, v2], attributes: { tenant: a* } }\nexclude: { outcome: cancelled, by: user }");
        Assert.Equal(("decided", "Quick: decisions", "desk", "slow.md", true), (objective.Name, objective.Description, objective.Owner, objective.Runbook, objective.Pages));
        Assert.Equal(0.95m, objective.Target.Ratio);
        Assert.Equal(new RollingWindow(TimeSpan.FromDays(30)), objective.Window);
        Assert.Equal("closes within 1d", objective.Measurement.Indicator.Text);
        Assert.Equal(["v1", "v2"], objective.Measurement.Where.Versions);
        Assert.Equal("tenant", objective.Measurement.Where.Attributes.Single().Name);
        Assert.Equal(["cancelled"], objective.Measurement.Exclude.Outcomes);
        Assert.EndsWith("/slo.yaml:1:1", objective.Place.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_to_hand_over_to_that_does_not_exist_gets_the_nearest_name()
    {
        string slo = LoanRules.Replace(LoanRules.Slo, "  cycleTime:\n    within: 24h", "  handoff:\n    toWorkflow: payuot\n    within: 1h");
        using TempFolder folder = LoanRules.Folder().With("slo.yaml", slo).With("payout.yaml", "kind: Workflow\nname: payout\n");
        Assert.Equal("slo.yaml:6:17: there is no Workflow 'payuot'; write 'payout'", Assert.Single(LoanRules.Problems(folder)));
    }

    [Theory]
    [InlineData("0%", $"7:9: the target 0% promises nothing: every unit may be bad; {PercentRemedy}")]
    [InlineData("100%", $"7:9: the target 100% leaves no budget: the first bad unit would overspend it; {PercentRemedy}")]
    [InlineData("100", $"7:9: the target 100% leaves no budget: the first bad unit would overspend it; {PercentRemedy}")]
    [InlineData("150%", $"7:9: the target 150% is more than all units; {PercentRemedy}")]
    [InlineData("-5%", $"7:9: the target -5% is below zero; {PercentRemedy}")]
    [InlineData("NaN", "7:9: 'target' is the text 'NaN', which is no percentage; write a percentage such as 99.5%")]
    [InlineData("Infinity%", "7:9: 'target' is the text 'Infinity%', which is no percentage; write a percentage such as 99.5%")]
    [InlineData("99,5%", "7:9: 'target' is the text '99,5%', which is no percentage; write a percentage such as 99.5%")]
    [InlineData("", "7:8: 'target' is nothing; write a percentage such as 99.5%")]
    [InlineData("[95%]", "7:9: 'target' is a list; write a percentage such as 99.5%")]
    public void Rejects_a_target_that_leaves_nothing_to_account_for(string target, string fault) =>
        Assert.Equal(fault, LoanRules.FaultOfSlo("target: 95%", $"target: {target}"));

    [Theory]
    [InlineData("99.95%", "0.9995")]
    [InlineData("99.95", "0.9995")]
    [InlineData("'99.95 %'", "0.9995")]
    [InlineData("0.5%", "0.005")]
    [InlineData("99.999999%", "0.99999999")]
    public void Accepts_a_decimal_target_with_or_without_the_sign(string target, string ratio) =>
        Assert.Equal(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture), LoanRules.Objective("target: 95%", $"target: {target}\nalerts: none").Target.Ratio);

    [Fact]
    public void Warns_when_a_target_looks_like_a_ratio() =>
        Assert.Equal(
            "7:9: warning: the target 0.95 is read as 0.95%, less than one unit in a hundred; write percent, such as 99.5%; with the % sign this warning goes",
            LoanRules.FaultOfSlo("target: 95%", "target: 0.95\nalerts: none"));

    [Theory]
    [InlineData("30s", "8:9: the window 30s is shorter than a minute, the finest that is counted; write 1m or longer; 30d is usual")]
    [InlineData("90s", "8:9: the window 90s is not a whole number of minutes, the finest that is counted; write 1m or 2m")]
    [InlineData("0d", "8:9: 'window' is the text '0d', which is zero; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("99999d", "8:9: 'window' is the text '99999d', which is longer than a hundred years; write 36600d or less")]
    [InlineData("-7d", "8:9: 'window' is the text '-7d', which is no duration; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("month", "8:9: the window month is no duration; write { calendar: month }, or 30d for one that rolls on")]
    [InlineData("[30d]", "8:9: 'window' is a list; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("{ calendar: year }", "8:21: 'calendar' is the text 'year'; use one of: month, quarter, week")]
    [InlineData("{ calender: month }", "8:11: 'window' has no setting 'calender'; write 'calendar'")]
    [InlineData("{ calendar: month, timeZone: Europe/Amsterdm }", "8:38: there is no time zone 'Europe/Amsterdm'; write 'Europe/Amsterdam'")]
    [InlineData("{ calendar: month, timeZone: amsterdam }", "8:38: there is no time zone 'amsterdam'; write 'Europe/Amsterdam'")]
    [InlineData("{ calendar: month, timeZone: ../../etc/passwd }", "8:38: there is no time zone '../../etc/passwd'; write a name such as UTC, Europe/Amsterdam or America/New_York")]
    public void Rejects_a_window_that_cannot_be_counted(string window, string faults)
    {
        using TempFolder folder = LoanRules.Folder().With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "window: 30d", $"window: {window}"));
        Assert.Equal(faults.Split('|').Order(), LoanRules.Problems(folder).Select(problem => problem["slo.yaml:".Length..]).Order());
    }

    [Theory]
    [InlineData("1m", "1m")]
    [InlineData("4w", "28d")]
    [InlineData("{ calendar: week }", "week (UTC)")]
    [InlineData("{ calendar: quarter, timeZone: Europe/Amsterdam }", "quarter (Europe/Amsterdam)")]
    public void Accepts_lengths_that_roll_on_and_calendar_periods(string window, string text) =>
        Assert.Equal(text, LoanRules.Objective("window: 30d", $"window: {window}\nalerts: none").Window.Text);

    [Fact]
    public void Rejects_an_objective_that_pages_nobody() =>
        Assert.Equal(
            "1:1: SLO 'decided' pages, but has no owner: nobody would be called; add 'owner: NAME', or 'alerts: none' if it shall not page",
            LoanRules.FaultOfSlo("owner: desk\n", ""));

    [Fact]
    public void Rejects_an_objective_that_pages_without_saying_what_to_do() =>
        Assert.Equal(
            "1:1: SLO 'decided' pages, but has no runbook: who is called would not know what to do; add 'runbook: FILE.md', or 'alerts: none' if it shall not page",
            LoanRules.FaultOfSlo("\nrunbook: slow.md", ""));

    [Fact]
    public void An_objective_that_does_not_page_needs_neither_owner_nor_runbook()
    {
        Objective objective = LoanRules.Objective("owner: desk\nrunbook: slow.md", "alerts: none");
        Assert.Equal((false, null, null), (objective.Pages, objective.Owner, objective.Runbook));
    }

    [Theory]
    [InlineData("workflow: loan", "workflow: laon", "3:11: there is no Workflow 'laon'; write 'loan'")]
    [InlineData("owner: desk", "owner: dsk", "9:8: there is no Owner 'dsk'; write 'desk'")]
    [InlineData("cycleTime:", "cycletime:", "5:3: there is no indicator 'cycletime'; write 'cycleTime'")]
    [InlineData("within: 24h", "wihtin: 24h\n    within: 24h", "6:5: indicator 'cycleTime' has no setting 'wihtin'; write 'within'")]
    [InlineData("within: 24h", "within: 24", "6:13: 'within' is the text '24', which is no duration; write a duration such as 90s, 15m, 24h or 7d, or working time such as 3bd or 12bh")]
    [InlineData("  cycleTime:\n    within: 24h", "  cycleTime: { within: 24h }\n  success:", "5:3: 'indicator' names 2 kinds; name exactly one, such as cycleTime")]
    [InlineData("indicator:\n  cycleTime:\n    within: 24h", "indicator: cycleTime", "4:12: 'indicator' is the text 'cycleTime'; write a mapping, one 'name: value' a line below it")]
    [InlineData("  cycleTime:\n    within: 24h", "  stepTime: { within: 1h, step: chekc }", "5:33: workflow 'loan' has no step 'chekc'; write 'check'")]
    [InlineData("  cycleTime:\n    within: 24h", "  stuck: { after: 1h, by: state, track: aplication }", "5:41: workflow 'loan' has no track 'aplication'; write 'application'")]
    [InlineData("owner: desk", "owner: desk\nalerts: nnoe", "10:9: there is no AlertPolicy 'nnoe'; write 'none'")]
    [InlineData("owner: desk", "owner: desk\nonwer: x", "10:1: SLO 'decided' has no setting 'onwer'; write 'owner'")]
    [InlineData("owner: desk", "owner: [desk]", "9:8: 'owner' is a list; write a text")]
    [InlineData("owner: desk", "owner: desk\nwhere: { outcome: canceled }", "10:19: there is no outcome 'canceled'; write 'cancelled'")]
    [InlineData("owner: desk", "owner: desk\nexclude: { attributes: [x] }", "10:24: 'attributes' is a list; write a mapping, one 'name: value' a line below it")]
    [InlineData("owner: desk", "owner: desk\nexclude: { version: [] }", "10:21: 'version' is an empty list; write what belongs in it, or remove it")]
    [InlineData("owner: desk", "owner: desk\nwhere: {}", "10:8: 'where' is empty and says nothing about units; write which units in it (version, dependency, outcome, result, by, attributes), or remove it")]
    [InlineData("owner: desk", "owner: desk\nexclude: {}", "10:10: 'exclude' is empty and says nothing about units; write which units in it (version, dependency, outcome, result, by, attributes), or remove it")]
    [InlineData("owner: desk", "owner: desk\nexclude: { attributes: {} }", "10:24: 'attributes' is empty and says nothing about units; write the attributes with their values, or remove it")]
    [InlineData("owner: desk", "owner: desk\nexclude: { versoin: v1 }", "10:12: 'exclude' has no setting 'versoin'; write 'version'")]
    [InlineData("target: 95%\n", "", "1:1: SLO 'decided' lacks 'target'; add 'target: 99.5%' (the share of units that must be good, above 0% and below 100%)")]
    public void Rejects_unknown_names_and_wrong_types_with_the_nearest_name(string written, string otherwise, string fault) =>
        Assert.Equal(fault, LoanRules.FaultOfSlo(written, otherwise));

    [Fact]
    public void Warns_that_without_a_deadline_what_hangs_is_never_bad() =>
        Assert.Equal(
            "5:3: warning: indicator 'success' of SLO 'decided' has no deadline: what hangs stays pending for ever and is never bad; add 'within', or add an SLO with the indicator 'stuck' for the same workflow",
            LoanRules.FaultOfSlo("  cycleTime:\n    within: 24h", "  success:"));

    [Theory]
    [InlineData("loan", "stuck: { after: 24h }", 0)]
    [InlineData("loan", "stuck: { after: 24h, by: state, track: application }", 0)]
    [InlineData("loan", "cycleTime: { within: 24h, from: { step: check }, to: { step: pay } }", 1)]
    [InlineData("other", "stuck: { after: 24h }", 1)]
    public void Is_silent_when_another_SLO_of_the_workflow_shows_what_hangs(string workflow, string indicator, int warnings)
    {
        string moves = $"kind: SLO\nname: moves\nworkflow: {workflow}\nindicator:\n  {indicator}\ntarget: 95%\nwindow: 30d\nalerts: none\n";
        using TempFolder folder = LoanRules.Folder()
            .With("c-other.yaml", "kind: Workflow\nname: other\n")
            .With("moves.yaml", moves)
            .With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "  cycleTime:\n    within: 24h", "  success:"));

        Assert.Equal(warnings, LoanRules.Problems(folder).Length);
    }

    [Fact]
    public void Equal_measurements_have_equal_hashes_whatever_the_objective()
    {
        string hash = LoanRules.Objective("24h", "24h").Measurement.Hash;
        string[] same =
        [
            LoanRules.Objective("name: decided", "name: other").Measurement.Hash,
            LoanRules.Objective("target: 95%", "target: 99%").Measurement.Hash,
            LoanRules.Objective("window: 30d", "window: { calendar: month }").Measurement.Hash,
            LoanRules.Objective("within: 24h", "within: 1d").Measurement.Hash,
            LoanRules.Objective("within: 24h", "within: '24h'\n    onFailure: bad").Measurement.Hash,
            LoanRules.Objective("owner: desk\nrunbook: slow.md", "alerts: none").Measurement.Hash,
        ];
        Assert.All(same, one => Assert.Equal(hash, one));
    }

    [Fact]
    public void What_decides_verdicts_changes_the_hash()
    {
        string[] hashes =
        [
            LoanRules.Objective("24h", "24h").Measurement.Hash,
            LoanRules.Objective("24h", "25h").Measurement.Hash,
            LoanRules.Objective("within: 24h", "within: 24h\n    onFailure: close").Measurement.Hash,
            LoanRules.Objective("target: 95%", "target: 95%\nwhere: { version: v1 }").Measurement.Hash,
            LoanRules.Objective("target: 95%", "target: 95%\nexclude: { version: v1 }").Measurement.Hash,
            LoanRules.Objective("target: 95%", "target: 95%\nexclude: { version: 'v1,v2' }").Measurement.Hash,
            LoanRules.Objective("target: 95%", "target: 95%\nexclude: { version: [v1, v2] }").Measurement.Hash,
            LoanRules.Objective("  cycleTime:", "  stepTime:").Measurement.Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void The_order_of_criteria_and_doubled_ones_do_not_change_the_hash() =>
        Assert.Equal(
            LoanRules.Objective("target: 95%", "target: 95%\nwhere: { version: [v1, v2], by: user }").Measurement.Hash,
            LoanRules.Objective("target: 95%", "target: 95%\nwhere: { by: [user], version: [v2, v1, v1] }").Measurement.Hash);

    [Fact]
    public void Objectives_that_measure_the_same_share_one_measurement()
    {
        RuleSet rules = LoanRules.Load($"{LoanRules.Slo}\n---\n{LoanRules.Replace(LoanRules.Replace(LoanRules.Slo, "decided", "decided-strictly"), "95%", "99%")}");
        Assert.Equal(2, rules.Objectives.Count);
        Assert.Single(rules.For("loan").Measurements);
    }
}
