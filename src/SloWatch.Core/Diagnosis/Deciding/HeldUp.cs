using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Another step whose runs take much longer than usual: who would take up what waits may be busy there.</summary>
internal sealed record HeldUp(string Step, string? Dependency, Paced Runs)
{
    /// <summary>A call goes before what calls nobody; null where none takes so long.</summary>
    /// <param name="place">Where something waits.</param>
    /// <param name="isTold">For a step; else nobody knows what comes next, so calls of any step count, and no runs that call nobody.</param>
    /// <param name="since">From when on.</param>
    public static HeldUp? Beside(Evidence evidence, PlaceOf place, bool isTold, Instant since) =>
        evidence.Paces.Others(isTold ? place.Name : null, since).Where(other => (isTold || other.Dependency is not null) && AreMostLong(other.Runs)).Select(other => new HeldUp(other.Step, other.Dependency, other.Runs))
            .OrderBy(other => other.Dependency is null).ThenByDescending(other => other.Runs.All + other.Runs.Lost).ThenBy(other => other.Step, StringComparer.Ordinal).ThenBy(other => other.Dependency, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>For a sentence.</summary>
    public string While(bool isTold)
    {
        string runs = Dependency is null ? $"runs of {StepLabel.At(Step)["at ".Length..]}" : $"calls to {Dependency} {StepLabel.At(Step)}";
        string back = Dependency is null ? "ended" : "came back", lost = Dependency is null ? "end" : "come back";
        string all = Runs.Long == 0 ? Text($"{Runs.Lost:#,0} of {Runs.All + Runs.Lost:#,0} {runs} did not {lost}")
            : Text($"{Runs.Long:#,0} of {Runs.All:#,0} {runs} that {back} since took at least twice as long as usual{(Runs.Lost == 0 ? "" : Text($", and {Runs.Lost:#,0} did not {lost}"))}");
        return $"while {all}, so {(isTold ? "who takes it up" : "who would go on with them")} may be held up in these";
    }

    private static bool AreMostLong(Paced runs) => runs.All + runs.Lost >= Thresholds.LeastCompared && IsDominant(runs.Long + runs.Lost, runs.All + runs.Lost);
}
