using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.Anteroom;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>Decides which events of a file are taken, for an import and its dry run alike.</summary>
/// <param name="refuse">Told of an event and why it is not taken.</param>
internal sealed class Admission(Correlations correlations, KnownSources sources, Action<WorkflowEvent> take, Action<WorkflowEvent, string> refuse)
{
    /// <summary>A file has few of them, and names that anyone may invent must not fill the memory.</summary>
    private const int MostHeld = 10_000;

    private readonly List<WorkflowEvent> held = [];

    public void Decide(WorkflowEvent fact)
    {
        if (!OwnWord.Is(fact))
        {
            TakeOrRefuse(fact, (fact.Instance.Length == 0 ? correlations.Refusal(fact) : null) ?? sources.Refusal(fact));
        }
        else if (sources.Refusal(fact) is null)
        {
            TakeOrRefuse(fact, null);
        }
        else
        {
            Hold(fact);
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        held.ForEach(word => TakeOrRefuse(word, sources.Refusal(word)));
        held.Clear();
    }

    /// <summary>Whether its source is known may be told by what comes later.</summary>
    private void Hold(WorkflowEvent word)
    {
        held.Add(word);
        if (held.Count >= MostHeld)
        {
            End();
        }
    }

    private void TakeOrRefuse(WorkflowEvent fact, string? reason)
    {
        if (reason is not null)
        {
            refuse(fact, reason);
            return;
        }

        take(fact);
        if (!OwnWord.Is(fact))
        {
            sources.Saw(fact);
        }
    }
}
