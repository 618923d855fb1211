using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;

namespace SloWatch.Testing.Builders;

/// <summary>A ledger and a list of violations as a store would keep them: filled only by what <see cref="Advance"/> hands out.</summary>
public sealed class Books
{
    private readonly SortedDictionary<(string Measurement, long Minute), Tally> ledger = [];
    private readonly Dictionary<ViolationKey, Violation> violations = [];

    public IReadOnlyDictionary<(string Measurement, long Minute), Tally> Ledger => ledger;

    public IReadOnlyCollection<Violation> Violations => violations.Values;

    /// <summary>What the books should say of these units.</summary>
    public static Books Of(IEnumerable<JudgedUnit> units)
    {
        Books books = new();
        foreach (JudgedUnit unit in units)
        {
            books.Post(unit.Measurement, unit.Begun.Minute, new Tally(1, 0, 0, 0, 0));
            books.Post(unit);
            if (unit.Violation is { } violation)
            {
                books.violations.Add(violation.Key, violation);
            }
        }

        return books;
    }

    public void Take(Advanced advanced)
    {
        foreach (Posting posting in advanced.Postings)
        {
            Post(posting.Measurement, posting.Minute, posting.Change);
        }

        foreach (ViolationKey key in advanced.ViolationsRemoved.Where(key => !violations.Remove(key)))
        {
            throw new DisagreementException($"a violation was removed that nobody added: {key}");
        }

        foreach (Violation violation in advanced.ViolationsAdded)
        {
            violations[violation.Key] = violation;
        }
    }

    public Tally In(string minute) => ledger.Where(entry => entry.Key.Minute == Monday.Minute(minute)).Aggregate(new Tally(), (sum, entry) => sum + entry.Value);

    public override string ToString() => string.Join('\n', [
        .. ledger.Select(entry => $"{entry.Key.Measurement} {Monday.Text(Core.Time.Instant.FromMinute(entry.Key.Minute))} {entry.Value}"),
        .. violations.Values.Select(violation => violation.ToString()).Order(StringComparer.Ordinal)]);

    private void Post(JudgedUnit unit)
    {
        Tally verdict = unit.Verdict.Kind switch
        {
            Core.Indicators.VerdictKind.Good => new(0, 1, 0, 0, 0),
            Core.Indicators.VerdictKind.Bad => new(0, 0, 1, 0, 0),
            Core.Indicators.VerdictKind.Excluded => new(0, 0, 0, 1, 0),
            _ => default,
        };
        Post(unit.Measurement, unit.Verdict.At.Minute, verdict);
        if (verdict.Bad == 1 && unit.ClosedAt is { } closed)
        {
            Post(unit.Measurement, closed.Minute, new Tally(0, 0, 0, 0, 1));
        }
    }

    private void Post(Measurement measurement, long minute, Tally change)
    {
        (string, long) key = (measurement.Hash, minute);
        Tally sum = ledger.GetValueOrDefault(key) + change;
        ledger.Remove(key);
        if (!sum.IsZero)
        {
            ledger.Add(key, sum);
        }
    }
}

/// <summary>Two ways that must give the same gave different answers: a bug.</summary>
public sealed class DisagreementException(string message) : Exception(message);
