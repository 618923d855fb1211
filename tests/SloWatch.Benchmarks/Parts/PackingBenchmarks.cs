using BenchmarkDotNet.Attributes;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;

namespace SloWatch.Benchmarks.Parts;

/// <summary>Facts to bytes and back; a load also folds and judges.</summary>
[MemoryDiagnoser]
public class PackingBenchmarks
{
    private readonly WorkflowEvent[] events = Workload.TwentyEvents();
    private readonly byte[] packed = FactPacker.Pack(Workload.TwentyEvents());
    private readonly StoredInstance row = Row();

    [Benchmark]
    public byte[] PackTwentyFacts() => FactPacker.Pack(events);

    [Benchmark]
    public List<WorkflowEvent> UnpackTwentyFacts()
    {
        List<WorkflowEvent> into = new(events.Length);
        FactPacker.Unpack(packed, Workload.Key, into);
        return into;
    }

    [Benchmark]
    public Instance LoadTwentyFactsUnderTenRules() => Instance.Load(row, Workload.TenRules);

    private static StoredInstance Row()
    {
        WorkflowEvent[] events = Workload.TwentyEvents();
        Advanced advanced = Advance.Run(Instance.New(Workload.Key), events, new AdvanceContext(Workload.TenRules, events[^1].At, events[^1].At));
        return advanced.Instance.Pack();
    }
}
