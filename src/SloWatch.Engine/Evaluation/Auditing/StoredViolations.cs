using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Auditing;

/// <summary>Walks the stored violations of every measurement in step with the instances; both come in the order of their keys.</summary>
internal sealed class StoredViolations(ILedgerReader stored, IEnumerable<string> measurements, Findings findings) : IDisposable
{
    private readonly Dictionary<string, ViolationCursor> cursors = measurements.ToDictionary(hash => hash, hash => new ViolationCursor(stored.AllViolations(hash)));

    /// <summary>How many the store has.</summary>
    public long Count { get; private set; }

    /// <summary>Compares those of one instance. Stored ones of keys before it have no instance at all.</summary>
    public void Compare(InstanceKey key, IEnumerable<Violation> recounted)
    {
        Dictionary<(string, string), Violation> right = recounted
            .Where(violation => cursors.ContainsKey(violation.Measurement))
            .ToDictionary(violation => (violation.Measurement, violation.Unit));
        foreach (ViolationCursor cursor in cursors.Values)
        {
            while (cursor.Current is { } kept && KeyOrder.Compare(KeyOf(kept), key) <= 0)
            {
                Violation? counted = KeyOf(kept).Equals(key) && right.Remove((kept.Measurement, kept.Unit), out Violation? found) ? found : null;
                Compare(kept, counted);
                cursor.Move();
            }
        }

        foreach (Violation missing in right.Values)
        {
            Compare(null, missing);
        }
    }

    /// <summary>After the last instance.</summary>
    public void CompareRest()
    {
        foreach (ViolationCursor cursor in cursors.Values)
        {
            for (; cursor.Current is { } kept; cursor.Move())
            {
                Compare(kept, null);
            }
        }
    }

    public void Dispose()
    {
        foreach (ViolationCursor cursor in cursors.Values)
        {
            cursor.Dispose();
        }
    }

    private static InstanceKey KeyOf(Violation violation) => new(violation.Workflow, violation.Instance);

    private void Compare(Violation? kept, Violation? counted)
    {
        Count += kept is null ? 0 : 1;
        Violation known = (kept ?? counted)!;
        string where = $"violation of {findings.NameOf(known.Measurement)}: {KeyOf(known)} {known.Unit}";
        if (kept is null || counted is null)
        {
            findings.Add(where, kept is null ? "missing" : $"bad at {kept.At}", counted is null ? "not bad" : $"bad at {counted.At}");
            return;
        }

        findings.Compare(
            where,
            ("at", kept.At, counted.At),
            ("reason", kept.Reason, counted.Reason),
            ("step", kept.Step, counted.Step),
            ("state", kept.State, counted.State),
            ("dependency", kept.Dependency, counted.Dependency),
            ("version", kept.Version, counted.Version),
            ("error", kept.Error, counted.Error),
            ("closed at", kept.ClosedAt, counted.ClosedAt));
    }
}

/// <summary>Where the walk over one measurement's violations stands.</summary>
internal sealed class ViolationCursor : IDisposable
{
    private readonly IEnumerator<Violation> all;

    public ViolationCursor(IEnumerable<Violation> all)
    {
        this.all = all.GetEnumerator();
        Move();
    }

    /// <summary>Null at the end.</summary>
    public Violation? Current { get; private set; }

    public void Move() => Current = all.MoveNext() ? all.Current : null;

    public void Dispose() => all.Dispose();
}
