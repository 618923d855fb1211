namespace SloWatch.Mutation.Mutants;

/// <summary>One small change of one file.</summary>
/// <param name="Kind">For the statistics: comparison, logic, arithmetic, constant, statement, branch.</param>
/// <param name="File">Relative to the repository.</param>
/// <param name="Line">Counts from 1, as <paramref name="Column"/>.</param>
/// <param name="Start">Where the original stands in the text of the file.</param>
public sealed record Mutant(string Kind, string File, int Line, int Column, int Start, string Original, string Mutated)
{
    public string Apply(string text) => string.Concat(text.AsSpan(0, Start), Mutated, text.AsSpan(Start + Original.Length));

    public override string ToString() => $"{File}:{Line}:{Column} {Kind}: {OneLine(Original)} => {OneLine(Mutated)}";

    public static string OneLine(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "(nothing)" : line.Length <= 100 ? line : $"{line[..100]}...";
    }
}
