using SloWatch.Core.Instances.Folding;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>What was still ahead of a life that is overdue, as others go: what it lost somewhere explains that it is overdue only where that is no less.</summary>
internal static class Ahead
{
    /// <summary>Null where nobody knows.</summary>
    public static TimeSpan? Of(Spent spent, UsualTimes usual)
    {
        if (spent.Runs.Count == 0)
        {
            return spent.Stays.LastOrDefault(stay => stay.Visits.Open > TimeSpan.Zero) is { Visits.Name: { } state } stay && usual.FromStateToEnd(state) is { } toEnd
                ? Left(stay) + toEnd
                : null;
        }

        StepRun last = spent.Runs.LastOrDefault(run => Course.Left(run, spent.At) == spent.At) ?? spent.Runs.MaxBy(run => Course.Left(run, spent.At))!;
        Overlong step = spent.Steps.First(step => step.Visits.Name == last.Name);
        return usual.FromStepToEnd(last.Name) is not { } rest ? null
            : Course.Left(last, spent.At) == spent.At ? Left(step) + rest
            : Positive(rest - (spent.Pauses.FirstOrDefault(pause => pause.Visits.Name == last.Name)?.Visits.Open ?? TimeSpan.Zero));
    }

    /// <summary>Others would have been overdue as well in the time that it had.</summary>
    public static bool IsMoreThanItHad(TimeSpan ahead, Spent spent)
    {
        Overlong[] places = [.. spent.Steps.Concat(spent.Pauses)];
        TimeSpan length = Course.Sum(places.Select(place => place.Visits.Length)), behind = Course.Sum(places.Select(place => place.AsUsual));
        return behind + ahead > length;
    }

    /// <summary>Of a stay at a place that is open, as others go.</summary>
    public static TimeSpan Left(Overlong open) =>
        open.Visits.Open > TimeSpan.Zero ? Positive((open.Others?.Visit ?? TimeSpan.Zero) - open.Visits.Open) : TimeSpan.Zero;

    private static TimeSpan Positive(TimeSpan length) => length > TimeSpan.Zero ? length : TimeSpan.Zero;
}
