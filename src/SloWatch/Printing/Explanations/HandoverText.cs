using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Printing.Explanations;

/// <summary>What is known of those who took over, in one line.</summary>
internal static class HandoverText
{
    public static string Of(WorkflowEvent fact, TimeText times)
    {
        EventDetails details = fact.Details!;
        return fact.Run is { } instance
            ? $"handed over to {details.Name}, {instance}{(fact.Attempt > 1 ? $", life {fact.Attempt}" : "")}, by {Key(details)}{Begun(fact, times)}"
            : $"starts of {details.Name} {Span(details.From ?? fact.At, fact.At, times)} are not known: {details.Why}";
    }

    private static string Key(EventDetails details) =>
        details.Keys is [{ } key, ..] ? $"key {key.Name}={key.Value}" : $"business key {details.BusinessKey}";

    private static string Begun(WorkflowEvent fact, TimeText times) =>
        fact.Details?.From is not null ? "; its start was not seen" : fact.NotBefore is { } earliest ? $"; noticed, it happened after {times.Of(earliest)}" : "";

    private static string Span(Instant from, Instant to, TimeText times) =>
        (from.IsFinite, to.IsFinite) switch
        {
            (true, true) => $"between {times.Of(from)} and {times.Of(to)}",
            (true, false) => $"since {times.Of(from)}",
            (false, true) => $"before {times.Of(to)}",
            _ => "of all times",
        };
}
