using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

/// <summary>What an instance knows of those who took over from it.</summary>
internal sealed class Takeovers
{
    private readonly List<(Taking Taking, HashSet<string> Keys)> inOrder = [];
    private readonly List<TimeRange> unseen = [];

    public Takeovers(IReadOnlyList<WorkflowEvent> handedOver, Receiver receiver)
    {
        foreach (IGrouping<(string? Instance, int Life), WorkflowEvent> facts in handedOver.Where(fact => fact.Details?.Name == receiver.Workflow).GroupBy(fact => (fact.Run, fact.Attempt)))
        {
            WorkflowEvent first = facts.First();
            HashSet<string> keys = [.. facts.Select(fact => KeyOf(fact.Details!, receiver.Key)).OfType<string>()];
            if (facts.Key.Instance is null)
            {
                unseen.AddRange(facts.Select(fact => new TimeRange(fact.Details!.From ?? fact.At, fact.At)));
            }
            else
            {
                inOrder.Add((new Taking(first.At, first.NotBefore ?? first.At, Seen: first.Details!.From is null), keys));
            }
        }
    }

    /// <param name="given">In order.</param>
    public Taking?[] Answers(Given[] given) => Pairing.Of(
        [.. given.Select(one => one.Since)],
        [.. inOrder.Select(one => one.Taking)],
        (i, j) => inOrder[j].Taking.At < given[i].Until && given[i].Keys.Overlaps(inOrder[j].Keys));

    /// <summary>Starts between two moments may have been lost.</summary>
    public bool MayHaveLost(Instant from, Instant to) => unseen.Exists(range => range.From <= to && range.To > from);

    /// <summary>Starts up to then may still be told.</summary>
    public bool MayStillBeTold(Instant to) => unseen.Exists(range => range.To == Instant.Ever && range.From <= to);

    private static string? KeyOf(EventDetails details, string? key) => key is null ? details.BusinessKey : details.Keys?.FirstOrDefault(carried => carried.Name == key).Value;
}
