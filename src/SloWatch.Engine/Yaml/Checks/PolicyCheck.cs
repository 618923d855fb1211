using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Yaml.Kinds;

namespace SloWatch.Engine.Yaml.Checks;

/// <summary>Finds alerts that can never fire. One that someone wrote is an error; one of the built-in policy is left out of the SLO.</summary>
internal static class PolicyCheck
{
    public static void Run(IEnumerable<ReadSlo> slos)
    {
        foreach (ReadSlo slo in slos)
        {
            if (slo.Objective is { Alerts: { } policy } objective)
            {
                Check(slo.Document, objective, PolicyFit.Of(policy, objective.Target, objective.Window));
            }
        }
    }

    private static void Check(RuleDocument document, Objective objective, PolicyFit fit)
    {
        PairFit[] misfits = [.. fit.Pairs.Where(pair => !pair.CanFire)];
        Place place = document.Settings.PlaceOf(SloDocument.AlertsName);
        if (!fit.Policy.IsBuiltIn)
        {
            foreach (PairFit misfit in misfits)
            {
                document.Settings.Report(place, $"'{misfit.Pair.Text}' of AlertPolicy '{fit.Policy.Name}' can never fire for {document.Label}: {misfit.Misfit}", $"{Remedy(misfit)} in an AlertPolicy of its own, or set a higher target");
            }

            // Burn rates that only make tickets were meant so; that there is none may have been forgotten.
            if (!fit.Policy.Pages && fit.Policy.Burns.Count == 0)
            {
                document.Settings.Warn(place, $"{document.Label} pages nobody, however fast its budget burns: AlertPolicy '{fit.Policy.Name}' has no burn rates", "give it some, such as burn: [{ share: 2%, over: 1h, severity: page }]");
            }
        }
        else if (!fit.Able.Any(pair => pair.Pair.Severity == AlertSeverity.Page))
        {
            PairFit first = misfits.First(pair => pair.Pair.Severity == AlertSeverity.Page);
            document.Settings.Warn(place, $"{document.Label} pages nobody while its budget burns: '{first.Pair.Text}' can never fire, {first.Misfit}", $"{Remedy(first)} in an AlertPolicy of its own, or write 'alerts: none'");
        }
    }

    private static string Remedy(PairFit misfit) => misfit.Proposal() is { } proposal
        ? $"write {{ share: {proposal.ShareText}, over: {DurationText.Format(proposal.Long)}, severity: {(proposal.Severity == AlertSeverity.Page ? "page" : "ticket")} }}"
        : "choose a shorter 'over'";
}
