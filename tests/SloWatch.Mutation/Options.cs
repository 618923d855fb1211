using System.Globalization;

namespace SloWatch.Mutation;

/// <param name="Count">Mutants to try; those that do not compile are not counted.</param>
/// <param name="Seed">The same seed and sources give the same mutants.</param>
/// <param name="Jobs">Test runs side by side.</param>
internal sealed record Options(int Count, int Seed, int Jobs)
{
    /// <summary>Null when they cannot be read.</summary>
    public static Options? Read(string[] args)
    {
        Options options = new(Count: 200, Seed: 1, Jobs: Math.Max(1, Environment.ProcessorCount / 2));
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                return null;
            }

            switch (args[i])
            {
                case "--count" when number > 0:
                    options = options with { Count = number };
                    break;
                case "--seed":
                    options = options with { Seed = number };
                    break;
                case "--jobs" when number > 0:
                    options = options with { Jobs = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    public static int Usage()
    {
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project tests/SloWatch.Mutation -- [--count 200] [--seed 1] [--jobs N]
            Changes SloWatch.Core in small ways, one at a time, and runs its tests against each. A run that broke off goes on where it was.
            Exit codes: 0 at least 85 % were killed; 1 fewer; 2 this; 3 the tests fail without a change.
            """);
        return 2;
    }
}
