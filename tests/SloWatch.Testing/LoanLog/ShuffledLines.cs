using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.LoanLog;

/// <summary>Events as JSON lines in no order at all: across and within instances, every tenth twice.</summary>
public static class ShuffledLines
{
    public static List<WorkflowEvent> Of(IReadOnlyList<WorkflowEvent> events, Dice dice)
    {
        List<WorkflowEvent> told = [.. events, .. events.Where(_ => dice.Percent(10))];
        dice.Shuffle(told);
        return told;
    }

    /// <summary>Cut into files of random sizes, to be imported one after the other.</summary>
    public static IEnumerable<IReadOnlyList<WorkflowEvent>> InParts(List<WorkflowEvent> told, Dice dice, int parts)
    {
        int[] cuts = [0, .. Enumerable.Range(1, parts - 1).Select(_ => dice.Below(told.Count)).Order(), told.Count];
        return cuts.Zip(cuts.Skip(1), (from, to) => told.GetRange(from, to - from)).Where(part => part.Count > 0);
    }

    public static void Write(string path, IEnumerable<WorkflowEvent> events)
    {
        using FileStream file = File.Create(path);
        using EventJsonWriter writer = new(file);
        foreach (WorkflowEvent fact in events)
        {
            writer.WriteLine(fact);
        }
    }
}
