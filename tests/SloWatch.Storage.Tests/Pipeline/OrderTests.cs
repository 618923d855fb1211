using SloWatch.Core.Events;
using SloWatch.Engine.Ingest;

namespace SloWatch.Storage.Tests.Pipeline;

public class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Order_doubles_and_batches_of_arrival_change_nothing(int seed)
    {
        Crowd crowd = Crowd.Of(seed, instances: 400, size: 40);
        using ImportPlace straight = new();
        using ImportPlace disorder = new();
        straight.Import(crowd.Events, crowd.Rules);
        disorder.Import(crowd.InDisorder(seed), crowd.Rules);

        Assert.Equal(straight.Dump(), disorder.Dump());
        straight.AssertAudited(crowd.Rules);
        disorder.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void A_file_imported_twice_changes_nothing()
    {
        Crowd crowd = Crowd.Of(5, instances: 300, size: 40);
        using ImportPlace place = new();
        string file = place.Write("events.jsonl.gz", crowd.Events);
        ImportResult first = place.Import(file, crowd.Rules);
        string dump = place.Dump();
        ImportResult second = place.Import(file, crowd.Rules);

        Assert.Equal(dump, place.Dump());
        Assert.True(first.New > 5000);
        Assert.Equal(0, second.New);
        Assert.Equal(first.Events, second.Events);
        Assert.Equal(first.Instances, second.Instances);
        place.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void Files_that_share_instances_give_what_one_file_with_all_of_it_gives()
    {
        Crowd crowd = Crowd.Of(6, instances: 200, size: 40);
        WorkflowEvent[] told = [.. crowd.InDisorder(6)];
        using ImportPlace one = new();
        using ImportPlace parts = new();
        one.Import(crowd.Events, crowd.Rules);
        foreach (WorkflowEvent[] part in told.Chunk(1 + (told.Length / 3)))
        {
            parts.Import(part, crowd.Rules);
            parts.AssertAudited(crowd.Rules);
        }

        Assert.Equal(one.Dump(), parts.Dump());
    }
}
