using System.Runtime.InteropServices;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Folds what instances ask to be written into one transaction.</summary>
internal static class CommitFold
{
    /// <summary>Packs the instance when it changed, so that it goes on from what is written.</summary>
    public static void Add(this Commit commit, Advanced advanced)
    {
        if (!advanced.Changed)
        {
            return;
        }

        commit.Instances.Add(advanced.Instance.Pack());
        commit.AddPostings(advanced);
    }

    /// <summary>All but the instance itself.</summary>
    public static void AddPostings(this Commit commit, Advanced advanced)
    {
        foreach (Posting posting in advanced.Postings)
        {
            commit.Post(posting);
        }

        commit.ViolationsAdded.AddRange(advanced.ViolationsAdded);
        commit.ViolationsRemoved.AddRange(advanced.ViolationsRemoved);
        commit.Late.AddRange(advanced.Late);
    }

    public static void Post(this Commit commit, Posting posting)
    {
        ref Tally sum = ref CollectionsMarshal.GetValueRefOrAddDefault(commit.Ledger, (posting.Measurement.Hash, posting.Minute), out _);
        sum += posting.Change;
    }
}
