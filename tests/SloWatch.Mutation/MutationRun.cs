using System.Globalization;
using SloWatch.Mutation.Building;
using SloWatch.Mutation.Mutants;
using SloWatch.Mutation.Reporting;
using SloWatch.Mutation.Running;
using SloWatch.Testing;

namespace SloWatch.Mutation;

/// <summary>Tries mutants one by one, some side by side, until enough of them that compile were tried.</summary>
internal sealed class MutationRun
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestUnchanged = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly CoreSource core = new();
    private readonly List<(Mutant Mutant, Verdict Verdict)> tried = [];
    private readonly string folder = Repository.PathOf("artifacts", "mutation");
    private readonly Options options;
    private readonly ResultFile results;
    private readonly IEnumerator<Mutant> candidates;
    private int chosen;
    private volatile MutationStoppedException? stopped;

    private MutationRun(Options options)
    {
        this.options = options;
        Directory.CreateDirectory(folder);
        results = new ResultFile(Path.Combine(folder, $"seed-{options.Seed}-{CoreSource.Fingerprint}.jsonl"));
        candidates = core.Candidates(options.Seed).GetEnumerator();
    }

    /// <summary>Gives the exit code.</summary>
    public static int Of(Options options) => new MutationRun(options).Run();

    private int Run()
    {
        Workbench[] benches = [.. Enumerable.Range(1, options.Jobs).Select(number => new Workbench(folder, number, options.Jobs))];
        Console.WriteLine($"{options.Count} mutants of seed {options.Seed}, {options.Jobs} side by side{(results.Count > 0 ? $"; {results.Count} are known from a run that broke off" : "")}");
        TimeSpan limit = LimitFrom(benches[0]);
        Thread[] jobs = [.. benches.Select(bench => new Thread(() => Work(bench, limit)))];
        Array.ForEach(jobs, job => job.Start());
        Array.ForEach(jobs, job => job.Join());
        if (stopped is not null)
        {
            throw stopped;
        }

        Summary summary = new(tried);
        summary.Write(Console.Out);
        return summary.IsEnough ? 0 : 1;
    }

    /// <summary>From a run without a change, which has to pass.</summary>
    private TimeSpan LimitFrom(Workbench bench)
    {
        if (!core.TryBuild(null, bench.CorePath))
        {
            throw new MutationStoppedException("Core does not compile here; build the solution in Release first.");
        }

        Verdict unchanged = bench.Run(LongestUnchanged);
        if (unchanged.Outcome != Outcome.Survived)
        {
            throw new MutationStoppedException($"The tests fail without a change: {unchanged.By}");
        }

        TimeSpan limit = bench.Used * 3;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unchanged: passes in {unchanged.Seconds:0} s, of which the processors worked {bench.Used.TotalSeconds:0}"));
        return limit > ShortestLimit ? limit : ShortestLimit;
    }

    private void Work(Workbench bench, TimeSpan limit)
    {
        try
        {
            while (Next(bench) is { } mutant)
            {
                Verdict verdict = bench.Run(limit);
                lock (gate)
                {
                    results.Add(mutant, verdict);
                    Take(mutant, verdict);
                }
            }
        }
        catch (MutationStoppedException broken)
        {
            stopped = broken;
        }
    }

    /// <summary>The next mutant that is not known, built; null when there are enough.</summary>
    private Mutant? Next(Workbench bench)
    {
        lock (gate)
        {
            while (stopped is null && chosen < options.Count && candidates.MoveNext())
            {
                Mutant mutant = candidates.Current;
                Verdict? known = results.Find(mutant);
                if (known is { Outcome: Outcome.DoesNotCompile })
                {
                    continue;
                }

                if (known is null && !core.TryBuild(mutant, bench.CorePath))
                {
                    results.Add(mutant, new(Outcome.DoesNotCompile, 0, ""));
                    continue;
                }

                chosen++;
                if (known is null)
                {
                    return mutant;
                }

                Take(mutant, known);
            }

            return null;
        }
    }

    private void Take(Mutant mutant, Verdict verdict)
    {
        tried.Add((mutant, verdict));
        string by = verdict.By.Length > 0 ? $"  by {verdict.By}" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried.Count,4}/{options.Count} {verdict.Outcome,-8} {verdict.Seconds,4:0} s  {mutant}{by}"));
    }
}
