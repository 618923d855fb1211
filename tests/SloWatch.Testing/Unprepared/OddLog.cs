using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.Unprepared;

/// <param name="Activities">That differ.</param>
/// <param name="Cases">Beside the long one.</param>
/// <param name="EventsOfLongest">Of the one case that never ends.</param>
public sealed record OddSize(int Activities, int Cases, int EventsOfCase, int EventsOfLongest)
{
    public static readonly OddSize Small = new(1_500, 250, 16, 6_000);

    public static readonly OddSize Full = new(10_000, 4_500, 24, 200_000);

    public int Events => (Cases * EventsOfCase) + EventsOfLongest;
}

/// <param name="Case">Odd, too.</param>
/// <param name="Who">Often empty.</param>
public readonly record struct OddEvent(string Case, string Activity, DateTimeOffset At, string Who);

/// <summary>
/// A log that nobody prepared for: odd names, activities without number, and one case that goes on for ever. Cases begin with
/// <see cref="First"/>, and most end with <see cref="Last"/>; the same size gives the same log.
/// </summary>
public sealed class OddLog(OddSize size)
{
    public const string Workflow = "vorgang";
    public const string First = "Eingang: \"neu\" ✉";
    public const string Last = "Fertig ✓ – abgelegt";
    public const string LongestCase = "∞ “forever”; #1";

    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);
    private readonly IReadOnlyList<string> activities = OddNames.Make(size.Activities - 2, new Dice(7));

    /// <summary>Rules for it, written from the docs alone.</summary>
    public static RuleSet Rules()
    {
        LoadedRules loaded = RuleFolder.Load(Repository.PathOf("tests", "SloWatch.Testing", "Unprepared", "rules"));
        return loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    /// <summary>Case by case, the longest in the middle.</summary>
    public IEnumerable<(string Case, IEnumerable<OddEvent> Events)> Cases()
    {
        IReadOnlyList<string> names = OddNames.Make(size.Cases, new Dice(8));
        for (int i = 0; i < size.Cases; i++)
        {
            if (i == size.Cases / 2)
            {
                yield return (LongestCase, Longest());
            }

            yield return (names[i], CaseOf(names[i], i));
        }
    }

    private IEnumerable<OddEvent> CaseOf(string name, int number)
    {
        Dice dice = new(number);
        DateTimeOffset at = Begin.AddMinutes(10L * number);
        yield return new(name, First, at, "");
        for (int i = 1; i < size.EventsOfCase - 1; i++)
        {
            at = at.AddSeconds(dice.Between(1, 14_400));

            // Each activity stands somewhere in the log, as long as there is room.
            int activity = ((number * (size.EventsOfCase - 2)) + i - 1) % activities.Count;
            yield return new(name, activities[activity], at, dice.Percent(60) ? "" : dice.OneOf(activities));
        }

        yield return new(name, dice.Percent(90) ? Last : First, at.AddSeconds(30), "Zoë");
    }

    private IEnumerable<OddEvent> Longest()
    {
        Dice dice = new(9);
        for (int i = 0; i < size.EventsOfLongest; i++)
        {
            yield return new(LongestCase, i == 0 ? First : dice.OneOf(activities), Begin.AddSeconds(17L * i), i % 3 == 0 ? "bot" : "");
        }
    }
}
