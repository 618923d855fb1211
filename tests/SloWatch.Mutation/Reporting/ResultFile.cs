using System.Text.Json;
using SloWatch.Mutation.Mutants;
using SloWatch.Mutation.Running;

namespace SloWatch.Mutation.Reporting;

/// <summary>What became of each mutant so far, a line each, so that a run that broke off goes on where it was.</summary>
internal sealed class ResultFile
{
    private readonly Dictionary<Mutant, Verdict> known = [];
    private readonly string path;

    public ResultFile(string path)
    {
        this.path = path;
        foreach (string line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            Result result = JsonSerializer.Deserialize<Result>(line)!;
            known[result.Mutant] = result.Verdict;
        }
    }

    public int Count => known.Count;

    public Verdict? Find(Mutant mutant) => known.GetValueOrDefault(mutant);

    public void Add(Mutant mutant, Verdict verdict)
    {
        known.Add(mutant, verdict);
        File.AppendAllText(path, JsonSerializer.Serialize(new Result(mutant, verdict)) + "\n");
    }

    private sealed record Result(Mutant Mutant, Verdict Verdict);
}
