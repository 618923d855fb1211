using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Facts;

/// <summary>
/// `alive` is kept once a minute, whatever it is called and in whatever order it comes: as the one fact that its run was there when the
/// minute began. Never later than it was seen, so that a sign of life cannot outlive an end that follows it.
/// </summary>
public static class SignOfLife
{
    public static WorkflowEvent Kept(WorkflowEvent fact)
    {
        if (fact.Kind != EventKind.Alive || fact.Void)
        {
            return fact;
        }

        EventDetails? details = fact.Details is null ? null : fact.Details with { Seq = null, TraceId = null };
        return fact with { At = fact.At.FloorToMinute(), Fact = null, Rev = 0, NotBefore = null, Details = details };
    }
}
