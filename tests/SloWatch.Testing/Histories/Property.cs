using System.Globalization;
using System.Text;

namespace SloWatch.Testing.Histories;

/// <summary>A property over generated histories. A failure names its seed and shows the smallest history that still fails.</summary>
public static class Property
{
    private const int LongFactor = 20;

    /// <summary>The long run draws fresh seeds; the normal one is the same every time. SLOWATCH_SEED re-runs one case.</summary>
    public static bool Long { get; } = Environment.GetEnvironmentVariable("SLOWATCH_LONG") == "1";

    /// <param name="cases">In the normal run.</param>
    /// <param name="generate">The case of a seed and a size.</param>
    /// <param name="check">Null when it holds; else what is wrong.</param>
    public static void Holds(int cases, Func<int, int, Trial> generate, Func<Trial, string?> check)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("SLOWATCH_SEED"), CultureInfo.InvariantCulture, out int only))
        {
            Check(generate(only, SizeOf(only)), check);
            return;
        }

        int first = Long ? Random.Shared.Next(1 << 30) : 1;
        for (int seed = first; seed < first + (Long ? cases * LongFactor : cases); seed++)
        {
            Check(generate(seed, SizeOf(seed)), check);
        }
    }

    /// <summary>Mostly small, so that failures begin near what a person can read; now and then a long one.</summary>
    private static int SizeOf(int seed) => seed % 50 == 0 ? 400 : 1 + (seed % 25);

    private static void Check(Trial trial, Func<Trial, string?> check)
    {
        if (Outcome(trial, check) is not null)
        {
            Trial smallest = new Shrinker(candidate => Outcome(candidate, check) is not null).Shrink(trial with { Effort = 20 });
            throw new PropertyFailedException(Describe(trial, smallest, Outcome(smallest, check) ?? Outcome(trial, check)!));
        }
    }

    private static string? Outcome(Trial trial, Func<Trial, string?> check)
    {
        try
        {
            return check(trial);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }

    private static string Describe(Trial original, Trial smallest, string wrong)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"SLOWATCH_SEED={original.Seed} (size {original.Size}, {original.Events.Count} events, shrunk to {smallest.Events.Count})");
        text.AppendLine(wrong).AppendLine("Rules:").AppendLine("  " + smallest.Rules.Workflow.Canonical);
        text.AppendJoin("", smallest.Rules.Measurements.Select(measurement => $"  {measurement}\n")).AppendLine("Events as told:");
        return text.AppendJoin("", smallest.Events.Select(fact => $"  {EventText.Of(fact)}\n")).ToString();
    }
}

public sealed class PropertyFailedException(string message) : Exception(message);
