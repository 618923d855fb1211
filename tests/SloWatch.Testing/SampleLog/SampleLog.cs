using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.SampleLog;

/// <summary>
/// The log that `slowatch tour` shows: four weeks of loan approvals. All goes well until Wednesday the 25th, when the credit bureau stops
/// answering: for a day, checks neither end nor fail. Some of the loans it held up are decided late; the others are open when the log ends.
/// </summary>
public static class SampleLog
{
    public const string Workflow = "loan-approval";
    public const string Source = "loan-engine";

    /// <summary>Where the log is kept for the tour, relative to the repository.</summary>
    public const string KeptAt = "src/SloWatch/Tour/sample.jsonl.gz";

    private const int Seed = 20260302;
    private const int FirstDay = 2;
    private static readonly Instant End = Day(27, 18, 0);

    /// <summary>In the order in which they happened.</summary>
    public static IReadOnlyList<WorkflowEvent> Events()
    {
        Dice dice = new(Seed, scattered: false);
        List<WorkflowEvent> events = [];
        int number = 1000;
        foreach (Instant submitted in Submissions(dice))
        {
            events.AddRange(new LoanCase($"L-{++number}", submitted, dice).Tell());
        }

        return [.. events.Where(fact => fact.At < End).OrderBy(fact => fact.At.Micros).ThenBy(fact => fact.Instance, StringComparer.Ordinal)];
    }

    public static byte[] JsonLines()
    {
        using MemoryStream lines = new();
        using (EventJsonWriter writer = new(lines))
        {
            foreach (WorkflowEvent fact in Events())
            {
                writer.WriteLine(fact);
            }
        }

        return lines.ToArray();
    }

    /// <summary>In March 2026, whose second day is a Monday.</summary>
    internal static Instant Day(int day, int hour, int minute) => Instant.From(new DateTimeOffset(2026, 3, day, hour, minute, 0, TimeSpan.Zero));

    private static IEnumerable<Instant> Submissions(Dice dice)
    {
        for (int day = FirstDay; Day(day, 0, 0) < End; day++)
        {
            int count = ((day - FirstDay) % 7) switch { 5 => dice.Between(6, 9), 6 => dice.Between(3, 6), _ => dice.Between(16, 22) };
            foreach (int minute in Enumerable.Range(0, count).Select(_ => MinuteOfDay(dice)).Order())
            {
                yield return Day(day, 0, 0) + TimeSpan.FromMinutes(minute) + TimeSpan.FromMilliseconds(dice.Below(60_000));
            }
        }
    }

    /// <summary>Mostly while people are awake.</summary>
    private static int MinuteOfDay(Dice dice) => dice.Percent(84) ? dice.Between(420, 1139) : dice.Percent(75) ? dice.Between(1140, 1439) : dice.Between(0, 419);
}
