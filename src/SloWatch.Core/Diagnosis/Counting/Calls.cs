using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>When calls of a step failed in the window, each try by itself, and when they ended well, whatever became of their units.</summary>
internal sealed class Calls(TimeRange window)
{
    /// <summary>What is more is kept by the second.</summary>
    private const int Most = 100_000;

    private readonly Timeline<Call> calls = new(window, Most);

    public void Add(string step, string dependency, Instant at, bool failed) => calls.Add(new(step, dependency, failed), at, at);

    /// <summary>To whom most calls of a step failed since a moment, when, and when others to it ended well, in order; null: none failed.</summary>
    public (string Dependency, List<(Instant At, int Count)> Failed, List<(Instant At, int Count)> Well)? MostFailed(string step, Instant since) =>
        calls.Keys.Where(key => key.Failed && key.Step == step).Select(key => key.Dependency)
            .Select(dependency => ((string Dependency, List<(Instant At, int Count)> Failed, List<(Instant At, int Count)> Well)?)(dependency, Since(new(step, dependency, true), since), Since(new(step, dependency, false), since)))
            .OrderByDescending(one => one!.Value.Failed.Sum(call => (long)call.Count)).ThenBy(one => one!.Value.Dependency, StringComparer.Ordinal).FirstOrDefault();

    private List<(Instant At, int Count)> Since(Call call, Instant since) =>
        [.. calls.Of(key => key == call).Where(one => one.At >= since.Micros).Select(one => (new Instant(one.At), one.Count)).OrderBy(one => one.Item1)];

    private readonly record struct Call(string Step, string Dependency, bool Failed);
}
