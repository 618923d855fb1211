using System.Globalization;
using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Telling;

/// <summary>Tells what goes wrong in the simulated world, and, when the service says so, what SloWatch noticed of it and where to look.</summary>
internal sealed class Narrator(Terminal terminal, TimeText times, DemoPlan plan, ServiceView service, Uri address)
{
    private const string Indent = "    ";

    private readonly Ink ink = new(terminal.Colour);
    private readonly List<Fault> on = [];
    private readonly KnownFaults known = new();
    private readonly List<AlertChange> unexplained = [];

    /// <summary>What happened within the range.</summary>
    public async Task TellAsync(TimeRange range, CancellationToken cancellation)
    {
        foreach (Fault over in on.Where(fault => fault.Range.To < range.To).ToList())
        {
            on.Remove(over);
            Say(over.Range.To, "over", Tint.Good, FaultText.Of(over.Kind).Over);
        }

        foreach (AlertChange change in await service.NewChangesAsync(cancellation))
        {
            await TellAsync(change, cancellation);
        }

        await TellWhyAsync(range.To, cancellation);
        foreach (Fault fault in plan.Faults.BeginningIn(range))
        {
            on.Add(fault);
            known.Add(fault);
            Say(fault.Range.From, "something goes wrong", Tint.Strong, FaultText.Of(fault.Kind).Begins);
        }

        terminal.Out.Flush();
    }

    /// <summary>Events that the service would not take, as after a change of rules.</summary>
    public void TellRefused(Instant at, string source, string reason) =>
        Say(at, "refused", Tint.Warning, $"the service does not take all events of {source}: {reason} ('slowatch quarantine list' shows them)");

    public void Say(Instant at, string what, Tint tint, string text)
    {
        terminal.Out.WriteLine();
        Paragraph.Write(terminal, SafeText.Of($"{times.ToSecond(at)}  {what}: {text}").Replace($"{what}:", ink.Paint($"{what}:", tint), StringComparison.Ordinal), Indent);
    }

    private async Task TellAsync(AlertChange change, CancellationToken cancellation)
    {
        Fault? cause = known.CauseOf(change);
        if (change.Change != "fired")
        {
            unexplained.RemoveAll(fired => fired.IsOf(change));
            Say(change.Minute, $"SloWatch: {Words(change.Change)}", Tint.Good, $"{change.Severity} {change.Shown}: {change.Reason}");
            return;
        }

        string since = cause is { } fault ? $"{SpanText.Rough(change.RecordedAt - fault.Range.From)} after it began" : "by chance, and not by what this demo does";
        string owners = string.Join(" and ", await service.OwnersAsync(change, cancellation)) is { Length: > 0 } names ? $" For {names}." : "";
        Say(change.Minute, $"SloWatch: {change.Severity}", change.Severity == "page" ? Tint.Bad : Tint.Warning, $"{change.Shown}, {since}: {change.Reason}.{owners}");
        if (change.Severity == "page")
        {
            await LookAtAsync(change, cancellation);
        }
    }

    /// <summary>The service makes a diagnosis of each alert soon after it fired.</summary>
    private async Task TellWhyAsync(Instant now, CancellationToken cancellation)
    {
        foreach (AlertChange fired in unexplained.ToList())
        {
            if (await service.WhyAsync(fired, cancellation) is { } sentence)
            {
                unexplained.Remove(fired);
                Say(now, $"why {fired.Name} burns", Tint.Strong, sentence);
                Type(string.Create(CultureInfo.InvariantCulture, $"slowatch diagnose --alert {fired.Id}"), "the numbers behind it");
            }
        }
    }

    private async Task LookAtAsync(AlertChange change, CancellationToken cancellation)
    {
        string? instance = change.IsOfSource ? await service.OpenInstanceAsync(change.Workflow, cancellation) : await service.BadInstanceAsync(change.Name, cancellation);
        if (instance is not null)
        {
            string verb = change.IsOfSource ? "where" : "explain";
            Type(TypedCommand.Of(verb, instance), change.IsOfSource ? "one that is under way: how far it is known" : "one of them: what happened to it");
        }

        if (change.IsOfSource)
        {
            Type("slowatch alerts", "what is unknown, since when, and why");
        }
        else
        {
            Type($"curl '{address.GetLeftPart(UriPartial.Authority)}/api/v1/violations?objective={change.Name}&limit=20'", "all of them");
            unexplained.Add(change);
        }
    }

    private void Type(string command, string shows) => terminal.Out.WriteLine($"{Indent}{command,-58}  {ink.Paint($"# {shows}", Tint.Faint)}");

    private static string Words(string change) => change switch
    {
        "wentUnknown" => "went unknown",
        "knownAgain" => "known again",
        _ => change,
    };
}
