using SloWatch.Core.Events;
using SloWatch.Core.Instances;

namespace SloWatch.Engine.Ingest.Batches;

/// <summary>The events of a batch by instance, each instance's in the order of arrival. Its memory is used again for each batch.</summary>
internal sealed class BatchGroups
{
    private const int OfSource = -1;

    private readonly Dictionary<InstanceKey, int> numbers = [];
    private readonly List<InstanceKey> keys = [];
    private readonly List<WorkflowEvent> ofSources = [];
    private readonly int[] groupOf = new int[EventBatch.Limit];
    private readonly int[] ends = new int[EventBatch.Limit];
    private readonly WorkflowEvent[] ordered = new WorkflowEvent[EventBatch.Limit];

    public int Count => keys.Count;

    /// <summary>Watermarks and gaps, which speak of the source.</summary>
    public IReadOnlyList<WorkflowEvent> OfSources => ofSources;

    public InstanceKey KeyOf(int group) => keys[group];

    public ReadOnlySpan<WorkflowEvent> EventsOf(int group)
    {
        int from = group == 0 ? 0 : ends[group - 1];
        return ordered.AsSpan(from, ends[group] - from);
    }

    public void Fill(ReadOnlySpan<WorkflowEvent> events)
    {
        numbers.Clear();
        keys.Clear();
        ofSources.Clear();
        Number(events);
        for (int group = 1; group < keys.Count; group++)
        {
            ends[group] += ends[group - 1];
        }

        // From the back, each group fills downwards from its end; afterwards its end is its beginning.
        for (int i = events.Length - 1; i >= 0; i--)
        {
            if (groupOf[i] != OfSource)
            {
                ordered[--ends[groupOf[i]]] = events[i];
            }
        }

        int all = events.Length - ofSources.Count;
        for (int group = 0; group < keys.Count; group++)
        {
            ends[group] = group + 1 < keys.Count ? ends[group + 1] : all;
        }
    }

    private void Number(ReadOnlySpan<WorkflowEvent> events)
    {
        int last = OfSource;
        for (int i = 0; i < events.Length; i++)
        {
            WorkflowEvent fact = events[i];
            if (fact.Instance.Length == 0)
            {
                ofSources.Add(fact);
                groupOf[i] = OfSource;
                continue;
            }

            // Cases of event logs come whole, and their events share their names.
            bool same = last != OfSource && ReferenceEquals(fact.Instance, keys[last].Id) && ReferenceEquals(fact.Workflow, keys[last].Workflow);
            last = same ? last : NumberOf(new InstanceKey(fact.Workflow, fact.Instance));
            groupOf[i] = last;
            ends[last]++;
        }
    }

    private int NumberOf(InstanceKey key)
    {
        if (numbers.TryGetValue(key, out int number))
        {
            return number;
        }

        number = keys.Count;
        numbers.Add(key, number);
        keys.Add(key);
        ends[number] = 0;
        return number;
    }
}
