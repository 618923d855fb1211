using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Storage.Tests.Alerting;

/// <summary>What live alerts have to say, decided minute by minute without leaving one out, each from all of the ledger as it is then.</summary>
internal sealed class NaiveAlerts(RuleSet rules)
{
    private readonly Dictionary<string, SortedDictionary<long, Tally>> ledgers = rules.Objectives.Select(objective => objective.Measurement.Hash).Distinct().ToDictionary(hash => hash, _ => new SortedDictionary<long, Tally>());
    private readonly (Objective Objective, WatchedCause Cause)[] causes =
    [
        .. from objective in rules.Objectives
           from cause in WatchedCause.Of(PolicyFit.Of(objective.Alerts!, objective.Target, objective.Window))
           select (objective, cause),
    ];

    private readonly HashSet<(string Objective, string Cause)> open = [];

    public List<string> Told { get; } = [];

    public IReadOnlyDictionary<long, Tally> LedgerOf(Measurement measurement) => ledgers[measurement.Hash];

    public void Post(Measurement measurement, long minute, Tally change) =>
        ledgers[measurement.Hash][minute] = ledgers[measurement.Hash].GetValueOrDefault(minute) + change;

    public void Decide(Instant first, Instant last)
    {
        Dictionary<string, RunningSums> sums = ledgers.ToDictionary(ledger => ledger.Key, ledger => new RunningSums(ledger.Value));
        for (Instant minute = first; minute <= last; minute += TimeSpan.FromMinutes(1))
        {
            foreach ((Objective objective, WatchedCause cause) in causes)
            {
                Decide(objective, cause, minute, sums[objective.Measurement.Hash]);
            }
        }
    }

    private void Decide(Objective objective, WatchedCause cause, Instant minute, RunningSums sums)
    {
        IDecision decision = cause.Decide(minute, [.. cause.Reads.Select(back => sums.Over(back.Before(minute)))]);
        (string, string) key = (objective.Name, cause.Cause.Text);
        if (decision.IsOver ? open.Add(key) : open.Remove(key))
        {
            Told.Add($"{minute} {objective.Name} {cause.Cause.Text} {(decision.IsOver ? "Fired" : "Resolved")}: {decision.Reason}");
        }
    }

    private sealed class RunningSums
    {
        private readonly long[] minutes;
        private readonly Tally[] before;

        public RunningSums(SortedDictionary<long, Tally> ledger)
        {
            minutes = [.. ledger.Keys];
            before = new Tally[minutes.Length + 1];
            foreach ((int place, Tally tally) in ledger.Values.Index())
            {
                before[place + 1] = before[place] + tally;
            }
        }

        public Tally Over(TimeRange range) => before[PlaceOf(range.To.Minute)] - before[PlaceOf(range.From.Minute)];

        private int PlaceOf(long minute)
        {
            int place = Array.BinarySearch(minutes, minute);
            return place < 0 ? ~place : place;
        }
    }
}
