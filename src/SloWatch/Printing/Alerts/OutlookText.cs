using System.Globalization;
using SloWatch.Cli.Running;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Indicators;
using SloWatch.Engine.Evaluation.Alerting;

namespace SloWatch.Cli.Printing.Alerts;

/// <summary>What may be expected of the alerts of each objective: a line for each burn rate that can call somebody.</summary>
internal static class OutlookText
{
    public static void Write(Terminal terminal, IReadOnlyList<AlertOutlook> outlooks)
    {
        TextTable table = new(
            new("Objective"), new("Units a day", Right: true), new("Alert"), new("For"), new("Burn", Right: true), new("Bad units", Right: true), new("Total outage alerts after"));
        foreach (AlertOutlook outlook in outlooks)
        {
            AddRows(table, outlook);
        }

        table.Write(terminal.Out, new Ink(terminal.Colour));
        foreach (AlertOutlook outlook in outlooks.Where(outlook => outlook.CountedFrom is not null))
        {
            terminal.Out.WriteLine(SafeText.Of($"{outlook.Objective.Name} is counted from {outlook.CountedFrom} on only: older instances were removed before it was measured so."));
        }

        if (outlooks.Any(outlook => outlook is { Policy: not null, UnitsPerDay: null }))
        {
            terminal.Out.WriteLine("Units a day are not known where nothing is stored; import some history to see how soon an outage would alert.");
        }
    }

    private static void AddRows(TextTable table, AlertOutlook outlook)
    {
        string name = outlook.Objective.Name;
        string volume = outlook.UnitsPerDay is { } units ? Number(units) : "-";
        if (outlook.Policy is not { } policy)
        {
            table.Add(name, volume, "none", "", "", "", "");
            return;
        }

        foreach (PairFit fit in policy.Pairs)
        {
            table.Add(name, volume, fit.CanFire ? SeverityText.Of(fit.Pair.Severity) : "left out", fit.Pair.Text, $"{Number(fit.Threshold)}x", Percent(fit.BadShare), Prospect(outlook, policy, fit));
            (name, volume) = ("", "");
        }
    }

    private static string Prospect(AlertOutlook outlook, PolicyFit policy, PairFit fit) =>
        fit.Misfit is { } misfit ? misfit
        : outlook.UnitsPerDay is not { } units ? "-"
        : policy.TimeToAlert(fit, units) is { } time ? $"{UntilBad(outlook.Objective.Measurement.Indicator)}{SpanText.Of(TimeSpan.FromMinutes(Math.Ceiling(time.TotalMinutes)))}"
        : $"on average, {policy.Policy.MinBad} bad units do not come in {Core.Time.DurationText.Format(fit.Pair.Long)} at this volume";

    /// <summary>What hangs is bad at its deadline, and not before.</summary>
    private static string UntilBad(IIndicator indicator) => indicator.HasDeadline ? $"{indicator.Limit?.Text ?? "its limit"} + " : "";

    private static string Percent(decimal share) => share > 1 ? "more than all" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    private static string Number(decimal number) => string.Create(CultureInfo.InvariantCulture, $"{number:#,0.##}");
}
