using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Judges how the runs of an instance stand to each other: hand-offs, work that was done twice. It finds its units itself.</summary>
public interface IRelationIndicator : IIndicator
{
    /// <summary>The lives go on with one work as long as they were opened again, however late; else as long as that may revise verdicts.</summary>
    bool SpansReopenings => false;

    /// <summary>Each unit of some lives that go on with one work; none of a name twice.</summary>
    IEnumerable<FoundUnit> Judge(InstanceUnit lives, Instant now);

    /// <summary>Each unit of all lives; for those whose units have to do with each other whatever life they are of.</summary>
    IEnumerable<FoundUnit> JudgeAll(IReadOnlyList<InstanceUnit> all, Instant now) => all.SelectMany(lives => Judge(lives, now));
}

/// <param name="Name">With <c>#2</c> for one of the second life.</param>
/// <param name="Life">Filters look at its notes.</param>
/// <param name="Run">The run that filters and evidence are about; null: the instance.</param>
public readonly record struct FoundUnit(string Name, Life Life, StepRun? Run, Judgement Judgement);
