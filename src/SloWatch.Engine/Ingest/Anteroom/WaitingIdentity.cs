using System.Security.Cryptography;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Packing;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>What makes two events without an instance one fact: what <see cref="FactIdentity"/> goes by, and their keys.</summary>
internal static class WaitingIdentity
{
    private const int Bytes = 16;

    public static byte[] Of(WorkflowEvent fact) => SHA256.HashData(FactPacker.Pack([FactIdentity.IsNamed(fact) ? Named(fact) : Said(fact)])).AsSpan(0, Bytes).ToArray();

    private static WorkflowEvent Named(WorkflowEvent fact) => new()
    {
        Kind = EventKind.Updated,
        At = default,
        Source = fact.Source,
        Workflow = "",
        Instance = "",
        Fact = fact.Fact,
        Details = new EventDetails { Keys = fact.Details?.Keys },
    };

    private static WorkflowEvent Said(WorkflowEvent fact) => new()
    {
        Kind = fact.Kind,
        At = fact.At,
        Source = "",
        Workflow = "",
        Instance = "",
        Step = fact.Step,
        Run = fact.Run,
        Attempt = fact.Attempt,
        Outcome = fact.Outcome,
        State = fact.State,
        Track = fact.Track ?? WorkflowEvent.DefaultTrack,
        Fact = fact.Fact,
        Details = new EventDetails { OperationKey = fact.Details?.OperationKey, Cause = fact.Details?.Cause, Name = fact.Details?.Name, From = fact.Details?.From, Keys = fact.Details?.Keys },
    };
}
