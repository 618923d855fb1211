using System.Globalization;
using SloWatch.Cli.Running;
using SloWatch.Core.Alerting.Causes;
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
        AlertProspect[] rates = [.. outlook.Prospects.Where(prospect => prospect.Fit is not null)];
        foreach (AlertProspect prospect in rates.Length > 0 ? rates : outlook.Prospects)
        {
            AlertCause cause = prospect.Cause;
            string severity = prospect.Fit is { CanFire: false } ? "left out" : SeverityText.Of(cause.Severity);
            table.Add(
                name,
                volume,
                severity,
                cause.Text,
                prospect.Fit is { } fit ? $"{Number(fit.Threshold)}x" : "",
                prospect.Fit is { } pair ? Percent(pair.BadShare) : "",
                prospect.Fit is null ? "" : prospect.Never ?? (prospect.After is { } after ? $"{UntilBad(outlook.Objective.Measurement.Indicator)}{SpanText.Of(after)}" : "-"));
            (name, volume) = ("", "");
        }

        if (outlook.Prospects.Count == 0)
        {
            table.Add(name, volume, "none", "", "", "", "");
        }
    }

    /// <summary>What hangs is bad at its deadline, and not before.</summary>
    private static string UntilBad(IIndicator indicator) => $"{indicator.Limit?.Text ?? "its limit"} + ";

    private static string Percent(decimal share) => share > 1 ? "more than all" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    private static string Number(decimal number) => string.Create(CultureInfo.InvariantCulture, $"{number:#,0.##}");
}
