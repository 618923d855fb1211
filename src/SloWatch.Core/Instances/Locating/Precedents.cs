using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

/// <summary>Gathers what other instances tell of stages: how long they were there and what came next. It only counts, and foretells nothing that never happened.</summary>
public sealed class Precedents(IReadOnlyList<Stage> stages)
{
    private readonly List<Passage>[] passages = [.. stages.Select(_ => new List<Passage>())];

    /// <summary>How many were taken in.</summary>
    public int Instances { get; private set; }

    /// <param name="lives">Of an instance that has ended.</param>
    public void Add(IReadOnlyList<Life> lives)
    {
        Instances++;
        foreach (Life life in lives)
        {
            Trail trail = new(life);
            for (int i = 0; i < stages.Count; i++)
            {
                passages[i].AddRange(trail.Through(stages[i]));
            }
        }
    }

    /// <summary>In the order of the stages.</summary>
    public IReadOnlyList<Outlook> At(Instant moment) => [.. stages.Select((stage, i) => Outlook.Of(stage, moment - stage.Since, passages[i]))];
}
