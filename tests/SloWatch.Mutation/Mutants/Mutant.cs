namespace SloWatch.Mutation.Mutants;

/// <summary>One small change of one file.</summary>
/// <param name="Kind">For the statistics: comparison, logic, arithmetic, constant, statement, branch.</param>
/// <param name="File">Relative to the repository.</param>
/// <param name="Line">Counts from 1, as <paramref name="Column"/>.</param>
/// <param name="Start">Where the original stands in the text of the file.</param>
/// <param name="Around">The expression or statement that it is part of.</param>
/// <param name="Nth">Among those of the file that are alike in all of this but where they stand.</param>
public sealed record Mutant(string Kind, string File, int Line, int Column, int Start, string Original, string Mutated, string Around, int Nth)
{
    private const int ShownLength = 100;

    public string Apply(string text) => string.Concat(text.AsSpan(0, Start), Mutated, text.AsSpan(Start + Original.Length));

    public override string ToString() => $"{File}:{Line}:{Column} {Kind}: {Shown(Original)} => {Shown(Mutated)}";

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Shown(string text)
    {
        string line = OneLine(text);
        return line.Length == 0 ? "(nothing)" : line.Length <= ShownLength ? line : $"{line[..ShownLength]}...";
    }
}
