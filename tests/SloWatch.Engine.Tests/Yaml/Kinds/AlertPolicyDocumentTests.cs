using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

public class AlertPolicyDocumentTests
{
    private const string Policy = """
        kind: AlertPolicy
        name: calm
        burn:
          - { share: 5%, over: 6h, severity: page }
          - { share: 10%, over: 3d, short: 2h, severity: ticket }
        minBad: 5
        budget:
          spent: [80%, 50%]
          exhausted: page
          forecast: { over: 1d, within: 7d, severity: ticket }
        """;

    private const string Calm = "owner: desk\nalerts: calm";

    [Fact]
    public void A_policy_is_read_with_all_its_settings()
    {
        AlertPolicy policy = Read(Policy);

        Assert.Equal(
            [
                new BurnPair(0.05m, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), AlertSeverity.Page),
                new BurnPair(0.1m, TimeSpan.FromDays(3), TimeSpan.FromHours(2), AlertSeverity.Ticket),
            ],
            policy.Burns);
        Assert.Equal(("calm", 5, true), (policy.Name, policy.MinBad, policy.Pages));
        Assert.Equal([0.5m, 0.8m], policy.Budget.Spent);
        Assert.Equal((AlertSeverity.Page, new Forecast(TimeSpan.FromDays(1), TimeSpan.FromDays(7), AlertSeverity.Ticket)), (policy.Budget.Exhausted, policy.Budget.Forecast));
    }

    [Fact]
    public void What_is_left_out_is_as_in_the_built_in_policy()
    {
        AlertPolicy policy = Read("kind: AlertPolicy\nname: calm\nburn: [{ share: 5%, over: 6h, severity: ticket }]\n");

        Assert.Equal((AlertPolicy.Default.MinBad, AlertPolicy.Default.Budget.Exhausted, false), (policy.MinBad, policy.Budget.Exhausted, policy.Pages));
    }

    [Fact]
    public void An_objective_without_a_policy_has_the_built_in_one() => Assert.Same(AlertPolicy.Default, LoanRules.Objective("owner: desk", "owner: desk").Alerts);

    [Fact]
    public void A_document_may_define_the_default() => Assert.Equal(5, Load(Policy.Replace("calm", "default", StringComparison.Ordinal), "owner: desk").Objectives[0].Alerts!.MinBad);

    [Fact]
    public void One_that_only_makes_tickets_needs_neither_owner_nor_runbook() =>
        Assert.False(Load(Policy.Replace("page", "ticket", StringComparison.Ordinal), "alerts: calm", "runbook: slow.md").Objectives[0].Pages);

    [Fact]
    public void An_objective_whose_policy_has_no_burn_rates_and_pages_nobody_is_warned_of()
    {
        using TempFolder folder = Folder("kind: AlertPolicy\nname: calm\nbudget: { spent: [50%] }\n", "alerts: calm", "95%", "runbook: slow.md");
        Assert.Equal(
            ["slo.yaml:9:9: warning: SLO 'decided' pages nobody, however fast its budget burns: AlertPolicy 'calm' has no burn rates; give it some, such as burn: [{ share: 2%, over: 1h, severity: page }]"],
            LoanRules.Problems(folder));
    }

    [Theory]
    [InlineData("share: 5%", "share: 0%", "4:14: the share 0% is nothing; write a percentage above 0% and up to 100%, such as 2%")]
    [InlineData("share: 5%", "share: 120%", "4:14: the share 120% is more than the whole budget; write a percentage above 0% and up to 100%, such as 2%")]
    [InlineData("over: 6h", "over: 90s", "4:24: 'over' is 90s, no whole number of minutes, the finest that is counted; write a duration such as 1h")]
    [InlineData("over: 3d", "over: 100d", "5:25: 'over' is 100d, longer than 93d, as far back as decisions look; write a duration such as 1h")]
    [InlineData("short: 2h", "short: 3d", "5:36: 'short' is not shorter than 'over'; write 6h, or leave it out")]
    [InlineData("severity: page", "severity: pager", "4:38: 'severity' is the text 'pager'; write 'page'")]
    [InlineData("share: 10%, over: 3d, short: 2h, severity: ticket", "share: 5%, over: 6h, severity: page", "5:5: '5% in 6h' stands twice in 'burn', and would raise two alerts for one burn; remove one")]
    [InlineData("minBad: 5", "minBad: 0", "6:9: 'minBad' is the text '0'; write a whole number from 1 to 1000000")]
    [InlineData("spent: [80%, 50%]", "spent: [80%, 100%]", "8:10: 'spent' holds 100%; write shares above 0% and below 100%, such as [50%, 80%]; the whole budget is 'exhausted'")]
    [InlineData("spent: [80%, 50%]", "spent: much", "8:10: 'spent' is the text 'much', which is no percentage; write a percentage such as 99.5%")]
    [InlineData("within: 7d", "within: soon", "10:33: 'within' is the text 'soon', which is no duration; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("  exhausted", "  exhausetd", "9:3: 'budget' has no setting 'exhausetd'; write 'exhausted'")]
    [InlineData("name: calm", "name: none", "2:7: an AlertPolicy cannot be named 'none', which says that there are no alerts; choose another name")]
    public void Says_what_is_wrong_with_a_policy(string written, string otherwise, string fault) =>
        Assert.Equal(fault, LoanRules.Only("c-policy.yaml", LoanRules.Replace(Policy, written, otherwise)));

    [Fact]
    public void A_policy_that_raises_nothing_is_refused() => Assert.Equal(
        "1:1: AlertPolicy 'calm' never raises anything; add 'burn: [{ share: 2%, over: 1h, severity: page }]', or write 'alerts: none' in the SLOs",
        LoanRules.Only("c-policy.yaml", "kind: AlertPolicy\nname: calm\nbudget: { exhausted: none }\n"));

    [Fact]
    public void An_unknown_policy_is_named_with_the_nearest() =>
        Assert.EndsWith("slo.yaml:10:9: there is no AlertPolicy 'clam'; write 'calm'", Problem("owner: desk\nalerts: clam"), StringComparison.Ordinal);

    [Fact]
    public void A_written_pair_that_can_never_fire_for_an_objective_is_an_error_with_the_numbers() => Assert.EndsWith(
        "slo.yaml:10:9: '5% in 6h' of AlertPolicy 'calm' can never fire for SLO 'decided': it needs the budget to burn at 6 times the even rate, and when every unit is bad it burns at 1.25; write { share: 0.83%, over: 6h, severity: page } in an AlertPolicy of its own, or set a higher target",
        Problem(Calm, target: "20%"),
        StringComparison.Ordinal);

    [Fact]
    public void A_built_in_pair_that_cannot_fire_is_left_out_and_one_page_is_enough() =>
        Assert.Equal(0.9m, LoanRules.Objective("target: 95%", "target: 90%").Target.Ratio);

    [Fact]
    public void An_objective_that_no_built_in_pair_can_page_for_is_warned_of() => Assert.Equal(
        "1:1: warning: SLO 'decided' pages nobody while its budget burns: '2% in 1h' can never fire, it needs the budget to burn at 14.4 times the even rate, and when every unit is bad it burns at 1.25; write { share: 0.13%, over: 1h, severity: page } in an AlertPolicy of its own, or write 'alerts: none'",
        LoanRules.FaultOfSlo("target: 95%", "target: 20%"));

    private static AlertPolicy Read(string policy) => Load(policy, Calm).Objectives[0].Alerts!;

    private static RuleSet Load(string policy, string owner, string runbook = "runbook: slow.md")
    {
        using TempFolder folder = Folder(policy, owner, "95%", runbook);
        return LoanRules.Accept(RuleFolder.Load(folder.Root));
    }

    private static string Problem(string owner, string target = "95%")
    {
        using TempFolder folder = Folder(Policy, owner, target, "runbook: slow.md");
        return LoanRules.Problems(folder)[0];
    }

    private static TempFolder Folder(string policy, string owner, string target, string runbook) => LoanRules.Folder()
        .With("c-policy.yaml", policy)
        .With("slo.yaml", LoanRules.Replace(LoanRules.Replace(LoanRules.Replace(LoanRules.Slo, "owner: desk", owner), "95%", target), "runbook: slow.md", runbook));
}
