using System.Diagnostics;
using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;

namespace SloWatch.Benchmarks.Whole;

/// <summary>What one event costs in a case of 20 events, and in one of 20,000 step runs, measured in turns in one process.</summary>
internal static class AdvanceRun
{
    private const int Runs = 9;

    public static int Run()
    {
        WorkflowEvent[] small = Workload.TwentyEvents();
        WorkflowEvent[] named = Workload.Loop(20_000, named: true);
        WorkflowEvent[] unnamed = Workload.Loop(20_000, named: false);
        List<double> smalls = [], nameds = [], unnameds = [];
        for (int run = -2; run < Runs; run++)
        {
            double[] micros = [PerEvent(small, 2_500), PerEvent(named, 1), PerEvent(unnamed, 1)];
            if (run >= 0)
            {
                smalls.Add(micros[0]);
                nameds.Add(micros[1]);
                unnameds.Add(micros[2]);
            }
        }

        double basis = Median.Of(smalls);
        Print("20 events, 10 rules", basis, basis);
        Print("20,000 step runs, named", Median.Of(nameds), basis);
        Print("20,000 step runs, first in first out", Median.Of(unnameds), basis);
        return 0;
    }

    private static double PerEvent(WorkflowEvent[] events, int times)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int time = 0; time < times; time++)
        {
            Instance instance = Instance.New(Workload.Key);
            for (int i = 0; i < events.Length; i++)
            {
                instance = Advance.Run(instance, events.AsSpan(i, 1), new AdvanceContext(Workload.TenRules, events[i].At, events[i].At)).Instance;
            }
        }

        return Stopwatch.GetElapsedTime(begin).TotalMicroseconds / ((double)times * events.Length);
    }

    private static void Print(string what, double micros, double basis) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {micros,8:0.00} µs/event   {micros / basis,5:0.00} x (median of {Runs})"));
}
