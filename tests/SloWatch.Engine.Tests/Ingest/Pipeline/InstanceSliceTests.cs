using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Engine.Tests.Ingest.Pipeline;

public class InstanceSliceTests
{
    private static readonly WorkflowRules Rules = new(new Workflow(Some.WorkflowName), []);

    private readonly List<InstanceKey[]> asked = [];

    [Fact]
    public void Those_that_are_in_memory_are_not_loaded_and_each_is_at_its_place()
    {
        InstanceSlice slice = new(Nothing);
        Instance known = Instance.New(Key("b"));
        slice.IsStored(0, Key("a"), Rules, Instant.Never);
        slice.Found(1, known);
        slice.IsStored(2, Key("c"), Rules, Monday.At("09:00"));

        slice.Wait();

        Assert.Equal([Key("a"), Key("b"), Key("c")], [slice[0]!.Key, slice[1]!.Key, slice[2]!.Key]);
        Assert.Same(known, slice[1]);
        Assert.Equal(Monday.At("09:00"), slice[2]!.Horizon);
        Assert.Equal([Key("a"), Key("c")], Assert.Single(asked));
    }

    [Fact]
    public void Whoever_waits_for_one_that_nobody_has_begun_loads_it_and_a_loader_that_comes_late_does_not()
    {
        using InstanceLoader loader = new();
        for (int i = 0; i < 1000; i++)
        {
            InstanceSlice slice = new(Nothing);
            slice.IsStored(0, Key($"{i}"), Rules, Instant.Never);
            loader.Load(slice);
            slice.Wait();
            Assert.Equal(Key($"{i}"), slice[0]!.Key);
        }

        Assert.Equal(1000, asked.Count);
    }

    [Fact]
    public void What_cannot_be_loaded_is_told_to_who_waits_and_the_next_is_loaded()
    {
        using InstanceLoader loader = new();
        InstanceSlice bad = new(_ => throw new FormatException("the facts of an instance are damaged")), good = new(Nothing);
        bad.IsStored(0, Key("a"), Rules, Instant.Never);
        good.IsStored(0, Key("a"), Rules, Instant.Never);

        loader.Load(bad);
        Assert.Throws<FormatException>(bad.Wait);
        loader.Load(good);
        good.Wait();

        Assert.Equal(Key("a"), good[0]!.Key);
    }

    private StoredInstance?[] Nothing(IReadOnlyList<InstanceKey> keys)
    {
        lock (asked)
        {
            asked.Add([.. keys]);
        }

        return new StoredInstance?[keys.Count];
    }

    private static InstanceKey Key(string id) => new(Some.WorkflowName, id);
}
