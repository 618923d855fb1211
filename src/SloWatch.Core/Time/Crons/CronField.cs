using System.Globalization;

namespace SloWatch.Core.Time.Crons;

/// <summary>One field of a cron text: which of its numbers match.</summary>
/// <param name="Matches">By number.</param>
/// <param name="IsEvery">It begins with a star, so that it says every, or every so many.</param>
internal sealed record CronField(bool[] Matches, bool IsEvery)
{
    /// <summary>Null, with the fault, when it is none.</summary>
    /// <param name="names">That stand for numbers, from <paramref name="least"/> on; none where there are none.</param>
    public static CronField? Read(string text, string what, int least, int most, string[] names, out string fault)
    {
        bool[] matches = new bool[most + 1];
        fault = "";
        foreach (string part in text.Split(','))
        {
            if (Range(part, least, most, names) is not var (from, to, step))
            {
                fault = $"'{part}' is no {what}; write {least} to {most}{(names.Length > 0 ? $", {names[0]} to {names[^1]}" : "")}, *, a range 1-5, a step */10, or some of them with commas";
                return null;
            }

            for (int number = from; number <= to; number += step)
            {
                matches[number] = true;
            }
        }

        return new(matches, text.StartsWith('*'));
    }

    private static (int From, int To, int Step)? Range(string part, int least, int most, string[] names)
    {
        string[] stepped = part.Split('/');
        int step = 1;
        if (stepped.Length > 2 || (stepped.Length == 2 && (!int.TryParse(stepped[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step > most)))
        {
            return null;
        }

        if (stepped[0] == "*")
        {
            return (least, most, step);
        }

        string[] ends = stepped[0].Split('-');
        int? from = ends.Length <= 2 ? Number(ends[0], least, most, names) : null;
        int? to = ends.Length == 2 ? Number(ends[1], least, most, names) : stepped.Length == 2 ? most : from;
        if (ends.Length == 2 && to == least && to < from && most == least + names.Length && names[0].Equals(ends[1], StringComparison.OrdinalIgnoreCase))
        {
            to = most; // as MON-SUN: the first name stands for the number after the last, too
        }

        return from is { } first && to is { } last && first <= last ? (first, last, step) : null;
    }

    private static int? Number(string text, int least, int most, string[] names)
    {
        int named = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? least + named
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
            : null;
    }
}
