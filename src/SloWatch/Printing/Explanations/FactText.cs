using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Printing.Explanations;

/// <summary>What a fact says, in one line.</summary>
internal static class FactText
{
    public static string Of(WorkflowEvent fact, TimeText times) => fact.Kind switch
    {
        EventKind.HandedOver => HandoverText.Of(fact, times),
        EventKind.Watched => $"something is to be heard of it between {times.Of(fact.Details?.From ?? fact.At)} and {times.Of(fact.At)}",
        _ => Own(fact, times),
    };

    private static string Own(WorkflowEvent fact, TimeText times)
    {
        EventDetails details = fact.Details ?? new EventDetails();
        string?[] parts =
        [
            Named("step", fact.Step), Named("run", fact.Run), fact.Attempt > 0 ? $"attempt {fact.Attempt}" : null,
            fact.State is { } state ? $"{state}{(fact.Track is { } track ? $" on track {track}" : "")}" : null,
            fact.Outcome == Outcome.None ? null : EnumText.Of(fact.Outcome), Named("result", details.Result), Named("by", details.By),
            Named("error", fact.Error), Named("cause", details.Cause), Named("why", details.Why), Named("dependency", details.Dependency),
            Named("version", details.Version), Named("business key", details.BusinessKey), Named("operation", details.OperationKey),
            Named("life", details.Life), When("due", details.Deadline, times), When("retry at", details.RetryAt, times), When("from", details.From, times), When("planned at", details.Slot, times), Gauge(details),
            When("noticed; happened after", fact.NotBefore, times), Attributes(details), Keys(details),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Gauge(EventDetails details) =>
        details.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{details.Name} is {value}") : null;

    private static string? Named(string name, string? value) => value is null ? null : $"{name} {value}";

    private static string? When(string name, Instant? at, TimeText times) => at is { } known ? $"{name} {times.Of(known)}" : null;

    private static string? Keys(EventDetails details) =>
        details.Keys is { Count: > 0 } keys ? string.Join(", ", keys.Select(key => $"key {key.Name}={key.Value}")) : null;

    private static string? Attributes(EventDetails details) =>
        details.Attributes is { Count: > 0 } attributes ? string.Join(", ", attributes.Select(attribute => $"{attribute.Name}={attribute.Value}")) : null;
}
