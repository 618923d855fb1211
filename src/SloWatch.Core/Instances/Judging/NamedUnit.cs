using SloWatch.Core.Ledger;

namespace SloWatch.Core.Instances.Judging;

/// <summary>A unit that its indicator found and named.</summary>
/// <param name="Evidence">Of a bad one; null of any other.</param>
internal readonly record struct NamedUnit(string Name, Judgement Judgement, Violation? Evidence);
