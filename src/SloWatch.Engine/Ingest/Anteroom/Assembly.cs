using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>
/// Puts together what one batch brings. It goes in waves: an event that found its instance makes its other keys known, and by them others find
/// theirs. Within a wave nothing depends on the order of events.
/// </summary>
internal sealed class Assembly(IEventBatch batch, Correlations correlations, KeyBook book, IAnteroomReader stored, Entrance entrance, Instant now)
{
    private readonly Dictionary<CaseKey, List<Candidate>> byKey = [];
    private readonly HashSet<long> loaded = [];
    private readonly HashSet<CaseKey> fresh = [];
    private readonly List<Candidate> candidates = [];

    public void Run()
    {
        foreach (WorkflowEvent fact in batch.Keyed.Nameless)
        {
            Add(new Candidate(fact.Workflow, [.. correlations.KeysOf(fact)]) { Told = fact, Claims = !fact.Void });
        }

        foreach (WaitingFact waiting in batch.Keyed.Called)
        {
            Load(waiting);
        }

        foreach ((InstanceKey instance, NamedValue key) in batch.Keyed.Claims)
        {
            Claim(new CaseKey(instance.Workflow, key), instance.Id);
        }

        Call();
        for (List<Candidate> wave = [.. candidates]; wave.Count > 0; wave = Call())
        {
            Decide(wave);
        }

        candidates.ForEach(Leave);
    }

    private void Claim(CaseKey key, string instance)
    {
        if (book.Claim(key, instance))
        {
            fresh.Add(key);
        }
    }

    /// <summary>Gives those whose keys have become known, also of what waits.</summary>
    private List<Candidate> Call()
    {
        HashSet<Candidate> called = [];
        foreach (CaseKey key in fresh)
        {
            foreach (WaitingFact waiting in stored.Carrying(key.Workflow, key.Key))
            {
                Load(waiting);
            }

            called.UnionWith(byKey.GetValueOrDefault(key) ?? []);
        }

        fresh.Clear();
        return [.. called.Where(candidate => !candidate.IsDone)];
    }

    private void Load(WaitingFact waiting)
    {
        if (loaded.Add(waiting.Id))
        {
            Add(new Candidate(waiting.Workflow, [.. correlations.KeysOf(waiting.Told[0])]) { Waiting = waiting, Claims = waiting.Told.Any(revision => !revision.Void) });
        }
    }

    private void Add(Candidate candidate)
    {
        candidates.Add(candidate);
        foreach (CaseKey key in candidate.Keys)
        {
            if (!byKey.TryGetValue(key, out List<Candidate>? carrying))
            {
                byKey.Add(key, carrying = []);
            }

            carrying.Add(candidate);
        }
    }

    /// <summary>By what was known when the wave began.</summary>
    private void Decide(List<Candidate> wave)
    {
        (Candidate, string[])[] decided = [.. wave.Select(candidate => (candidate, OwnersOf(candidate)))];
        foreach ((Candidate candidate, string[] owners) in decided)
        {
            if (owners.Length == 1)
            {
                Give(candidate, owners[0]);
            }
            else if (owners.Length > 1)
            {
                Refuse(candidate, KeyFaults.Contradiction(candidate, book));
            }
        }
    }

    /// <summary>A key that several carry tells nothing.</summary>
    private string[] OwnersOf(Candidate candidate) => [.. candidate.Keys.Select(key => book.Of(key).Only).OfType<string>().Distinct()];

    private void Give(Candidate candidate, string id)
    {
        candidate.IsDone = true;
        InstanceKey to = new(candidate.Workflow, id);
        if (candidate.Waiting is { } waiting)
        {
            batch.Keyed.Give(waiting, to);
        }
        else
        {
            batch.Keyed.Give(candidate.Told!, to);
        }

        foreach (CaseKey key in candidate.Claims ? candidate.Keys : [])
        {
            Claim(key, id);
        }
    }

    /// <summary>What nobody knows waits, but not for keys that will never tell.</summary>
    private void Leave(Candidate candidate)
    {
        if (candidate.IsDone)
        {
            return;
        }

        if (candidate.Keys.Length > 0 && candidate.Keys.All(key => book.Of(key).Second is not null))
        {
            Refuse(candidate, KeyFaults.Shared(candidate, book));
        }
        else if (candidate.Told is { } told)
        {
            entrance.Enter(told, batch.OriginOf(told));
        }
    }

    private void Refuse(Candidate candidate, string reason)
    {
        candidate.IsDone = true;
        if (candidate.Waiting is not { } waiting)
        {
            batch.Keyed.Refused.Add((candidate.Told!, reason));
            return;
        }

        batch.Keyed.Expelled.AddRange(Expelled.Of(waiting, reason, now));
        batch.Keyed.ExpelledIds.Add(waiting.Id);
    }
}

/// <summary>What has no instance yet: an event of the batch, or a fact that waited.</summary>
internal sealed class Candidate(string workflow, NamedValue[] keys)
{
    public string Workflow => workflow;

    public CaseKey[] Keys { get; } = [.. keys.Select(key => new CaseKey(workflow, key))];

    public WorkflowEvent? Told { get; init; }

    public WaitingFact? Waiting { get; init; }

    /// <summary>It makes its keys those of its instance; what never happened does not.</summary>
    public bool Claims { get; init; }

    public bool IsDone { get; set; }
}
