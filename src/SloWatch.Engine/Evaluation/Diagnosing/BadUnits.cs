using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>Which bad units of a diagnosis belong to a group.</summary>
/// <param name="By">Null: all of them.</param>
/// <param name="Name">Null: those of which nothing is said.</param>
public sealed record GroupChoice(Dimension? By, string? Name)
{
    public static readonly GroupChoice All = new(null, null);

    public bool Holds(SeenUnit unit) => By is not { } by || unit.GroupOf(by) == Name;
}

/// <summary>The bad units of a group, those that went bad first at the top.</summary>
/// <param name="More">There are more behind them.</param>
public sealed record BadUnits(IReadOnlyList<SeenUnit> Units, bool More)
{
    /// <summary>Reads what may matter of the stored instances of the workflow once, and keeps no more than are asked for.</summary>
    /// <param name="after">Only those behind it; null: from the first on.</param>
    public static BadUnits Find(IStoreReader store, DiagnosisQuestion question, GroupChoice choice, BadUnitPlace? after, int limit, CancellationToken cancellation)
    {
        SortedSet<(BadUnitPlace Place, SeenUnit Unit)> first = new(Comparer<(BadUnitPlace Place, SeenUnit Unit)>.Create((a, b) => a.Place.CompareTo(b.Place)));
        UsualTimes usual = UnitScan.Usual(store, question.Objective, question.Window);
        foreach ((StoredInstance instance, IReadOnlyList<PlacedUnit> units, _) in new UnitScan(store, [question.Objective.Measurement], question.Window, cancellation).Instances())
        {
            InstanceKey key = instance.Key;
            foreach (PlacedUnit unit in units.Where(one => one.Judged.Verdict.Kind == VerdictKind.Bad && question.Window.Contains(one.Judged.Verdict.At)))
            {
                BadUnitPlace place = new(unit.Judged.Verdict.At, key.Id, unit.Unit);
                if ((after is { } last && place.CompareTo(last) <= 0) || SeenUnits.Of(key, unit, usual) is not { } seen || !choice.Holds(seen))
                {
                    continue;
                }

                first.Add((place, seen));
                if (first.Count > limit + 1)
                {
                    first.Remove(first.Max);
                }
            }
        }

        return new([.. first.Take(limit).Select(one => one.Unit)], first.Count > limit);
    }
}

/// <summary>Where a bad unit stands among others.</summary>
public readonly record struct BadUnitPlace(Instant At, string Instance, string Unit) : IComparable<BadUnitPlace>
{
    public static BadUnitPlace Of(SeenUnit unit) => new(unit.At, unit.Instance.Id, unit.Name);

    public int CompareTo(BadUnitPlace other)
    {
        int order = At.CompareTo(other.At);
        order = order != 0 ? order : string.CompareOrdinal(Instance, other.Instance);
        return order != 0 ? order : string.CompareOrdinal(Unit, other.Unit);
    }
}
