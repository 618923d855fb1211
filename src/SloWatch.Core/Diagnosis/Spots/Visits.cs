using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>All times that a life spent at one place until a moment.</summary>
/// <param name="Name">Null: before the first step.</param>
/// <param name="Count">Those that overlap are one.</param>
/// <param name="Length">Of all of them, without what does not count.</param>
/// <param name="First">When the first began.</param>
/// <param name="Longest">The longest of them; of equal ones the last.</param>
/// <param name="Open">The one that is not over, as far as it counts; zero when all are.</param>
internal sealed record Visits(string? Name, int Count, TimeSpan Length, Instant First, TimeRange Longest, TimeSpan Open)
{
    /// <summary>One after another by place, in any order of places.</summary>
    /// <param name="times">Those of a place by their beginnings.</param>
    /// <param name="standing">In order: while these last, no clock runs.</param>
    public static IEnumerable<Visits> Of(IEnumerable<(string? Name, TimeRange Time)> times, TimeRange[] standing, Instant at) =>
        times.GroupBy(one => one.Name, one => one.Time).Select(same => Of(same.Key, same, standing, at));

    private static Visits Of(string? name, IEnumerable<TimeRange> times, TimeRange[] standing, Instant at)
    {
        List<TimeRange> visits = [];
        foreach (TimeRange time in times)
        {
            if (visits.Count > 0 && time.From < visits[^1].To)
            {
                visits[^1] = visits[^1] with { To = Instant.Max(visits[^1].To, time.To) };
            }
            else
            {
                visits.Add(time);
            }
        }

        TimeSpan[] lengths = [.. visits.Select(visit => Counted(visit, standing))];
        TimeSpan most = lengths.Max();
        return new(name, visits.Count, Course.Sum(lengths), visits[0].From, visits[Array.LastIndexOf(lengths, most)], visits[^1].To == at ? lengths[^1] : TimeSpan.Zero);
    }

    /// <summary>As long as its clock ran.</summary>
    public static TimeSpan Counted(TimeRange time, TimeRange[] standing)
    {
        TimeSpan counted = time.To - time.From;
        foreach (TimeRange stood in Standing.Between(standing, time.From, time.To))
        {
            counted -= stood.To - Instant.Max(stood.From, time.From);
        }

        return counted;
    }
}
