using System.Globalization;
using SloWatch.Cli.Printing.Locations;
using SloWatch.Cli.Running;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Alerts;

/// <summary>Alerts for a person: what fires, who has to do with it, what nobody can say, and what changed last.</summary>
/// <param name="rulesFolder">What runbooks are relative to.</param>
internal sealed class AlertsText(Terminal terminal, TimeText times, string rulesFolder)
{
    private readonly Ink ink = new(terminal.Colour);

    /// <summary>What a further command needs to work at the same place.</summary>
    public string PlaceOptions { get; init; } = "";

    public void Write(AlertOverview alerts)
    {
        terminal.Out.WriteLine(alerts.Open.Count == 0 ? "no alert is open" : $"{Count.Of(alerts.Open.Count, "alert")} open");
        foreach ((StoredAlert alert, AlertAddress address) in alerts.Open)
        {
            WriteOpen(alert, address, alerts.Diagnoses.GetValueOrDefault(alert.Key));
        }

        foreach (DecidedWorkflow workflow in alerts.Workflows.Where(workflow => workflow.UnknownWhy is not null))
        {
            string since = workflow.UnknownSince is { } moment ? $" since {times.Of(moment)}" : "";
            Paragraph.Write(terminal, SafeText.Of($"{workflow.Workflow} is unknown{since}, and its alerts stay as they are: {workflow.UnknownWhy}"));
        }

        if (alerts.Workflows.Count == 0)
        {
            Paragraph.Write(terminal, "nothing was decided on yet: alerts are decided on while 'slowatch serve' runs; 'slowatch replay' tells when they would have fired");
        }

        if (alerts.Changes.Count > 0)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine("What changed last");
            Changes(alerts.Changes).WriteOr(terminal, ink, () => WriteChanges(alerts.Changes));
        }
    }

    private void WriteOpen(StoredAlert alert, AlertAddress address, StoredDiagnosis? diagnosis)
    {
        string firing = alert.State.Phase.IsUnknown() ? "firing as far as is known" : "firing";
        string name = SafeText.Of($"{NameOf(alert.Key)}, {alert.Key.Cause}");
        terminal.Out.WriteLine($"{ink.Paint(SeverityText.Of(alert.Severity), TintOf(alert.Severity))}  {ink.Paint(name, Tint.Strong)}");
        Paragraph.Write(terminal, SafeText.Of($"  {firing} since {times.Of(alert.State.Since)}: {alert.Reason}"), "    ");
        if (diagnosis is not null)
        {
            Paragraph.Write(terminal, SafeText.Of($"  {diagnosis.Diagnosis.Conclusion.Sentence}"), "    ");
            terminal.Out.WriteLine($"  more of it: slowatch diagnose --alert {diagnosis.Transition}{PlaceOptions}");
        }

        Paragraph.Write(terminal, SafeText.Of($"  {string.Join(", ", Concerns(alert, address))}"), "    ");
    }

    private IEnumerable<string> Concerns(StoredAlert alert, AlertAddress address)
    {
        yield return $"workflow {alert.Key.Workflow}";
        yield return address.Owners.ToArray() is { Length: > 0 } owners ? $"owner {string.Join(" and ", owners)}" : "no owner";
        if (address.Runbook is { } runbook)
        {
            yield return $"runbook {OwnerText.PathOf(rulesFolder, runbook)}";
        }
    }

    private TextTable Changes(IReadOnlyList<StoredTransition> changes)
    {
        TextTable table = new(new("No."), new("Minute"), new("Change"), new(""), new("Alert"), new("Workflow"));
        foreach ((string number, AlertTransition change) in changes.Select(stored => (NumberOf(stored), stored.Transition)))
        {
            table.Add(
                number,
                times.Of(change.Minute),
                WordOf(change.Change),
                new(SeverityText.Of(change.Severity), change.To.IsOpen() ? TintOf(change.Severity) : Tint.None),
                $"{NameOf(change.Key)}, {change.Key.Cause}",
                change.Key.Workflow);
        }

        return table;
    }

    private void WriteChanges(IReadOnlyList<StoredTransition> changes)
    {
        foreach ((string number, AlertTransition change) in changes.Select(stored => (NumberOf(stored), stored.Transition)))
        {
            Paragraph.Write(terminal, SafeText.Of($"  {times.Of(change.Minute)} {WordOf(change.Change)}{(number.Length > 0 ? $" (no. {number})" : "")}: {SeverityText.Of(change.Severity)} {NameOf(change.Key)}, {change.Key.Cause}"), "    ");
        }
    }

    /// <summary>By which its diagnosis is asked for; empty where there is none.</summary>
    private static string NumberOf(StoredTransition stored) =>
        stored.Transition is { Change: AlertChange.Fired, Key.Subject: AlertSubject.Objective } ? stored.Id.ToString(CultureInfo.InvariantCulture) : "";

    private static string NameOf(AlertKey key) => key.Subject == AlertSubject.Source ? $"source {key.Name}" : key.Name;

    private static Tint TintOf(AlertSeverity severity) => severity == AlertSeverity.Page ? Tint.Bad : Tint.Warning;

    private static string WordOf(AlertChange change) => change switch
    {
        AlertChange.WentUnknown => "went unknown",
        AlertChange.KnownAgain => "known again",
        _ => EnumText.Of(change),
    };
}
