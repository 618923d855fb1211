using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>Judges facts from scratch: no stored state, no incremental path. The audit's side of the comparison.</summary>
public static class Recount
{
    public static IReadOnlyList<JudgedUnit> Units(InstanceKey key, IEnumerable<WorkflowEvent> facts, WorkflowRules rules, Instant now) => throw new NotImplementedException();
}
