using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Handovers;

/// <summary>The starts of instances, read once where several instances ask for them.</summary>
internal sealed class StartBook(IInstanceReader stored)
{
    private const int Limit = 1000;

    private readonly Dictionary<InstanceKey, IReadOnlyList<LifeStart>> known = [];

    public IReadOnlyList<LifeStart> Of(InstanceKey key)
    {
        if (!known.TryGetValue(key, out IReadOnlyList<LifeStart>? starts))
        {
            if (known.Count >= Limit)
            {
                known.Clear();
            }

            starts = stored.Load([key])[0] is { } row ? LifeStart.Of(Instance.Load(row, new WorkflowRules(new Workflow(key.Workflow), []))) : [];
            known.Add(key, starts);
        }

        return starts;
    }
}
