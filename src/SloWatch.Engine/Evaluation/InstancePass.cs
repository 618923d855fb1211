using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Writes what a walk over many instances asks for, some hundred instances a transaction.</summary>
internal sealed class InstancePass(IStoreWriter writer, TimeProvider time, CancellationToken cancellation)
{
    public const int Size = 500;

    private int waiting;

    /// <summary>What the next transaction writes.</summary>
    public Commit Commit { get; private set; } = NewCommit(time);

    /// <summary>How many instances were added.</summary>
    public long Count { get; private set; }

    public void Add(Advanced advanced)
    {
        Commit.Add(advanced);
        Added();
    }

    /// <summary>After something was added to <see cref="Commit"/> for one instance.</summary>
    public void Added()
    {
        Count++;
        waiting++;
        if (waiting >= Size)
        {
            Write();
        }
    }

    public void Write()
    {
        cancellation.ThrowIfCancellationRequested();
        if (!Commit.IsEmpty)
        {
            writer.Write(Commit);
        }

        Commit = NewCommit(time);
        waiting = 0;
    }

    private static Commit NewCommit(TimeProvider time) => new() { RecordedAt = Instant.From(time.GetUtcNow()) };
}
