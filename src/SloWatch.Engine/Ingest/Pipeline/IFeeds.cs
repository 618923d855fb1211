using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Those who deliver, as far as it matters to what they deliver.</summary>
internal interface IFeeds
{
    /// <summary>What an instance is judged by just now.</summary>
    AdvanceContext ContextOf(InstanceKey key);

    /// <summary>Of an instance that is not there, see <see cref="Instance.Horizon"/>.</summary>
    Instant HorizonOf(InstanceKey key);

    /// <summary>By the rules in use.</summary>
    Correlations Correlations { get; }

    /// <summary>With the first facts of a feed, so that a crash leaves none whose mapping is not known.</summary>
    void AddNews(Commit commit);

    /// <summary>What was added to a transaction was not written.</summary>
    void NothingIsKnown();
}
