using System.Security.Cryptography;
using System.Text;

namespace SloWatch.Mutation.Mutants;

/// <summary>
/// Puts mutants into the order of a seed. The place of each follows from what it changes and not from what else there is: code that is
/// written, moved or dropped elsewhere leaves the others where they are, so that most of a sample stays the same while Core grows.
/// </summary>
internal static class Draw
{
    public static IReadOnlyList<Mutant> Of(IEnumerable<Mutant> mutants, int seed) =>
        [.. mutants.OrderBy(mutant => Lot(mutant, seed), StringComparer.Ordinal)];

    private static string Lot(Mutant mutant, int seed)
    {
        string known = string.Join('\n', seed, mutant.File, mutant.Kind, Mutant.OneLine(mutant.Around), Mutant.OneLine(mutant.Original), Mutant.OneLine(mutant.Mutated), mutant.Nth);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(known)));
    }
}
