using System.Runtime.InteropServices;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Auditing;

/// <summary>What the ledger has to be. It is as large as the ledger has minutes, however many instances there are.</summary>
internal sealed class RecountedLedger(IReadOnlySet<string> measurements, Findings findings)
{
    private readonly Dictionary<string, Dictionary<long, Tally>> minutes = measurements.ToDictionary(hash => hash, _ => new Dictionary<long, Tally>());

    public void Add(IEnumerable<Posting> postings)
    {
        foreach (Posting posting in postings)
        {
            if (minutes.TryGetValue(posting.Measurement.Hash, out Dictionary<long, Tally>? ofMeasurement))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(ofMeasurement, posting.Minute, out _) += posting.Change;
            }
        }
    }

    public IEnumerable<string> Measurements => minutes.Keys;

    public void Add(string measurement, long minute, Tally change) => CollectionsMarshal.GetValueRefOrAddDefault(minutes[measurement], minute, out _) += change;

    /// <summary>Both ways; gives how many minutes the store has.</summary>
    public long Compare(ILedgerReader stored)
    {
        long count = 0;
        foreach ((string measurement, Dictionary<long, Tally> recounted) in minutes)
        {
            foreach ((long minute, Tally tally) in stored.Minutes(measurement))
            {
                count++;
                recounted.Remove(minute, out Tally right);
                Compare(measurement, minute, tally, right);
            }

            foreach ((long minute, Tally missing) in recounted.OrderBy(minute => minute.Key))
            {
                Compare(measurement, minute, default, missing);
            }

            CompareSum(measurement, stored);
        }

        return count;
    }

    private void Compare(string measurement, long minute, Tally stored, Tally recounted) => Compare(
        $"ledger of {findings.NameOf(measurement)} at {Instant.FromMinute(minute)}", stored, recounted);

    /// <summary>Sums may come from roll-ups of their own, which have to agree with the minutes.</summary>
    private void CompareSum(string measurement, ILedgerReader stored)
    {
        Tally sum = default;
        foreach ((long _, Tally tally) in stored.Minutes(measurement))
        {
            sum += tally;
        }

        Compare($"ledger of {findings.NameOf(measurement)}, sum of all minutes", stored.Sum(measurement, Instant.Never, Instant.Ever), sum);
    }

    private void Compare(string where, Tally stored, Tally recounted) => findings.Compare(
        where,
        ("begun", stored.Begun, recounted.Begun),
        ("good", stored.Good, recounted.Good),
        ("bad", stored.Bad, recounted.Bad),
        ("excluded", stored.Excluded, recounted.Excluded),
        ("bad and closed", stored.ClosedBad, recounted.ClosedBad));
}
