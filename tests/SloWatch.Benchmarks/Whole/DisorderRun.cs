using System.Diagnostics;
using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Testing.Histories;

namespace SloWatch.Benchmarks.Whole;

/// <summary>What disorder costs within one large instance, brought in one batch: states over many tracks, and revisions of one fact.</summary>
internal static class DisorderRun
{
    public static int Run()
    {
        WorkflowEvent[] states = Workload.States(20_000, tracks: 500);
        WorkflowEvent[] revisions = Workload.Revisions(16_000);
        Dice dice = new(1);
        Print("20,000 states over 500 tracks", states, dice);
        Print("16,000 revisions of one fact", revisions, dice);
        return 0;
    }

    private static void Print(string what, WorkflowEvent[] events, Dice dice)
    {
        List<WorkflowEvent> shuffled = [.. events];
        dice.Shuffle(shuffled);
        double inOrder = Seconds(events), backwards = Seconds([.. events.Reverse()]), disorder = Seconds([.. shuffled]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-34} in order {inOrder,6:0.00} s   backwards {backwards,6:0.00} s   shuffled {disorder,6:0.00} s"));
    }

    private static double Seconds(WorkflowEvent[] events)
    {
        long begin = Stopwatch.GetTimestamp();
        Advance.Run(Instance.New(Workload.Key), events, new AdvanceContext(Workload.TenRules, events[^1].At, events[^1].At));
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
