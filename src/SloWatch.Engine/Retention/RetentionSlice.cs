using SloWatch.Core.Instances.Retiring;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Retention;

/// <summary>What one transaction of retention is to remove.</summary>
/// <param name="Rules">By which it was counted.</param>
/// <param name="Horizon">All of it lies before.</param>
/// <param name="Instances">Of the workflow.</param>
/// <param name="Old">Null in a slice of instances.</param>
public sealed record RetentionSlice(RuleSet Rules, string Workflow, Instant Horizon, IReadOnlyList<Retired> Instances, OldRecords? Old);
