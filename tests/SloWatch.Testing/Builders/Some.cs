using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;

namespace SloWatch.Testing.Builders;

/// <summary>Things of which a test needs one and does not care which.</summary>
public static class Some
{
    public const string Source = "engine";

    public const string WorkflowName = "payments";

    public const string InstanceId = "c1";

    public static Workflow Workflow { get; } = new(WorkflowName);

    public static InstanceKey Key { get; } = new(WorkflowName, InstanceId);

    public static WorkflowEvent Fact(EventKind kind, string at, string instance = InstanceId) =>
        new() { Kind = kind, At = Monday.At(at), Source = Source, Workflow = WorkflowName, Instance = instance };
}
