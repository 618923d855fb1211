using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>What an alert policy raises by how the whole budget stands.</summary>
internal static class BudgetAlertSettings
{
    private static readonly SettingDeclaration Spent = new("spent", SettingKind.Percents, "shares of the budget, each a ticket when so much is spent") { Default = "none", Range = NumberRange.PartOfHundred, Example = "[50%, 80%]" };

    private static readonly SettingDeclaration Exhausted = new("exhausted", SettingKind.Choice, "what is raised when nothing of the budget is left") { Choices = ["page", "ticket", "none"], Default = "ticket" };

    private static readonly SettingDeclaration Over = new("over", SettingKind.Duration, "the time whose burn rate is taken to go on") { Required = true, Example = "1d" };

    private static readonly SettingDeclaration Within = new("within", SettingKind.Duration, "how soon the budget would be spent; a calendar period that ends sooner counts to its end") { Required = true, Example = "7d" };

    private static readonly SettingDeclaration Forecast = new("forecast", SettingKind.Map, "raised when the budget will soon be spent if it goes on burning as it did")
    {
        Inner = [Over, Within, BurnSettings.Severity],
        Default = "none",
        Example = "{ over: 1d, within: 7d, severity: ticket }",
    };

    public static readonly SettingDeclaration Declaration = new("budget", SettingKind.Map, "what is raised by how the whole budget stands")
    {
        Inner = [Spent, Exhausted, Forecast],
        Default = "a ticket when it is spent",
        Example = "{ spent: [50%, 80%], exhausted: page }",
    };

    public static BudgetAlerts Read(SettingReader settings)
    {
        if (settings.MapOrEmpty(Declaration) is not { } budget)
        {
            return BudgetAlerts.None;
        }

        AlertSeverity? exhausted = (budget.Choice(Exhausted.Name, Exhausted.Choices) ?? "ticket") switch
        {
            "page" => AlertSeverity.Page,
            "ticket" => AlertSeverity.Ticket,
            _ => null,
        };
        return new([.. budget.Percents(Spent.Name).Where(share => IsShare(budget, share)).Distinct().Order()], exhausted, budget.Map(Forecast) is { } forecast ? ReadForecast(forecast) : null);
    }

    private static bool IsShare(SettingReader budget, decimal share)
    {
        if (Spent.Range!.Value.Holds(share * 100))
        {
            return true;
        }

        budget.Report(budget.PlaceOf(Spent.Name), $"'spent' holds {share * 100:0.##}%", "write shares above 0% and below 100%, such as [50%, 80%]; the whole budget is 'exhausted'");
        return false;
    }

    private static Forecast? ReadForecast(SettingReader settings)
    {
        TimeSpan? over = BurnSettings.Minutes(settings, Over);
        TimeSpan? within = settings.Duration(Within.Name);
        AlertSeverity? severity = BurnSettings.SeverityOf(settings, BurnSettings.Severity.Name);
        return over is null || within is null || severity is null ? null : new(over.Value, within.Value, severity.Value);
    }
}
