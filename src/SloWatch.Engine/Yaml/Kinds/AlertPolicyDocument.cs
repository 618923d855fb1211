using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

internal static class AlertPolicyDocument
{
    private static readonly SettingDeclaration MinBad = new("minBad", SettingKind.Integer, "bad units that the long window must hold at least, so that a single bad case at night calls nobody")
    {
        Default = $"{AlertPolicy.UsualMinBad}",
        Range = new(1, 1_000_000),
        Example = "5",
    };

    public static readonly RuleKind Kind = new(
        "AlertPolicy",
        "When the burn of an error budget calls for people.",
        [DocumentSettings.Kind, DocumentSettings.Name, DocumentSettings.Description, BurnSettings.Declaration, MinBad, BudgetAlertSettings.Declaration]);

    public static AlertPolicy Read(RuleDocument document)
    {
        SettingReader settings = document.Settings;
        if (document.Name == SloDocument.NoAlerts)
        {
            settings.Report(settings.PlaceOf("name"), $"an AlertPolicy cannot be named '{SloDocument.NoAlerts}', which says that there are no alerts", "choose another name");
        }

        BurnPair[] burns = BurnSettings.Read(settings);
        BudgetAlerts budget = BudgetAlertSettings.Read(settings);
        if (burns.Length == 0 && budget is { Spent: [], Exhausted: null, Forecast: null } && !settings.Has(BurnSettings.Declaration.Name))
        {
            settings.Report(settings.Place, $"{document.Label} never raises anything", "add 'burn: [{ share: 2%, over: 1h, severity: page }]', or write 'alerts: none' in the SLOs");
        }

        return new(document.Name, burns, settings.Integer(MinBad) ?? AlertPolicy.UsualMinBad, budget);
    }
}
