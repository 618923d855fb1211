using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>A batch that is ready to be written.</summary>
/// <param name="Number">Batches are written in the order of their numbers, from 1.</param>
/// <param name="New">Events that added something.</param>
internal sealed record AdvancedBatch(long Number, EventBatch Batch, Commit Commit, long New);
