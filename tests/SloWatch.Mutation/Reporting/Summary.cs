using System.Globalization;
using SloWatch.Mutation.Mutants;
using SloWatch.Mutation.Running;

namespace SloWatch.Mutation.Reporting;

/// <summary>Survivors, and how many of each kind were killed.</summary>
internal sealed class Summary(IReadOnlyList<(Mutant Mutant, Verdict Verdict)> tried)
{
    private const double LeastKilled = 0.85;

    public bool IsEnough => Share(tried) >= LeastKilled;

    public void Write(TextWriter to)
    {
        IReadOnlyList<Mutant> survivors = [.. tried.Where(one => one.Verdict.Outcome == Outcome.Survived).Select(one => one.Mutant).OrderBy(mutant => mutant.File, StringComparer.Ordinal).ThenBy(mutant => mutant.Start)];
        to.WriteLine();
        to.WriteLine(survivors.Count == 0 ? "No mutant survived." : "Survivors, as rows for docs/mutation.md:");
        foreach (Mutant mutant in survivors)
        {
            to.WriteLine($"| {mutant.File}:{mutant.Line} | {mutant.Kind} | `{Cell(mutant.Original)}` | `{Cell(mutant.Mutated)}` | |");
        }

        to.WriteLine();
        foreach (IGrouping<string, (Mutant, Verdict Verdict)> kind in tried.GroupBy(one => one.Mutant.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            to.WriteLine(Line(kind.Key, [.. kind]));
        }

        to.WriteLine(Line("all", tried));
    }

    private static string Line(string what, IReadOnlyList<(Mutant, Verdict Verdict)> some)
    {
        int killed = some.Count(one => one.Verdict.Outcome != Outcome.Survived);
        int hung = some.Count(one => one.Verdict.Outcome == Outcome.TimedOut);
        return string.Create(CultureInfo.InvariantCulture, $"{what,-11} {killed,4} of {some.Count,4} killed {Share(some) * 100,6:0.0} %{(hung > 0 ? $", {hung} of them hung" : "")}");
    }

    private static double Share(IReadOnlyList<(Mutant, Verdict Verdict)> some) =>
        some.Count == 0 ? 0 : (double)some.Count(one => one.Verdict.Outcome != Outcome.Survived) / some.Count;

    private static string Cell(string text) => Mutant.Shown(text).Replace("|", "\\|", StringComparison.Ordinal);
}
