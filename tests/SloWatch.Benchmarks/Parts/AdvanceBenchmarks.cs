using BenchmarkDotNet.Attributes;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;

namespace SloWatch.Benchmarks.Parts;

/// <summary>The heart: a case of 20 events, told one at a time or whole, under ten rules.</summary>
[MemoryDiagnoser]
public class AdvanceBenchmarks
{
    private readonly WorkflowEvent[] events = Workload.TwentyEvents();

    [Benchmark(OperationsPerInvoke = 20)]
    public Instance OneEventAtATime()
    {
        Instance instance = Instance.New(Workload.Key);
        for (int i = 0; i < events.Length; i++)
        {
            instance = Advance.Run(instance, events.AsSpan(i, 1), new AdvanceContext(Workload.TenRules, events[i].At, events[i].At)).Instance;
        }

        return instance;
    }

    [Benchmark(OperationsPerInvoke = 20)]
    public Instance AllAtOnce() =>
        Advance.Run(Instance.New(Workload.Key), events, new AdvanceContext(Workload.TenRules, events[^1].At, events[^1].At)).Instance;
}
