using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>What is read where only some time matters.</summary>
public abstract class TouchingContract(StorePlace place) : StoreContract(place)
{
    /// <summary>The time is from the third hour to the fifth.</summary>
    [Fact]
    public void Touching_a_time_are_those_that_were_open_or_heard_of_in_it()
    {
        using IStore store = Open();
        Write(store, Of(
            Lasting("over", 0, 2, 2), Lasting("ended at its beginning", 0, 3, 3), Lasting("heard of at its beginning", 0, 2, 3), Lasting("within", 3, 4, 4), Lasting("around", 0, 9, 9),
            Lasting("open", 0, null, 1), Lasting("open from its end on", 5, null, 5), Lasting("from its end on", 5, 6, 6), Lasting("just before its end", 4, 6, 6),
            Lasting("elsewhere", 3, 4, 4, "other"), Lasting("schedule:nightly", 3, null, 4), Lasting("counts:open", 3, null, 4), Lasting("gauge:depth", 3, null, 4),
            Row("taken back") with { Summary = new(Instant.Ever, Instant.Never, null, null, 1) }));
        TimeRange time = new(Hour(3), Hour(5));

        Assert.Equal(
            ["around", "ended at its beginning", "heard of at its beginning", "just before its end", "open", "within"],
            store.Instances.Touching(Loans, time).Select(row => row.Key.Id).Order(StringComparer.Ordinal));
        Assert.Empty(store.Instances.Touching("nothing", time));
        Assert.All(store.Instances.Touching(Loans, time), row => AssertSame(Load(store, row.Key.Id)!, row));
    }

    [Fact]
    public void All_that_touch_a_time_come_once_over_many_pages()
    {
        using IStore store = Open();
        Write(store, Of([.. Enumerable.Range(0, 700).SelectMany(i => new[] { Lasting($"open{i}", 0, null, 1), Lasting($"ended{i}", 0, 3, 3), Lasting($"on{i}", 0, 1, 4) })]));

        string[] read = [.. store.Instances.Touching(Loans, new(Hour(3), Hour(5))).Select(row => row.Key.Id)];

        Assert.Equal((2100, 2100), (read.Length, read.Distinct().Count()));
    }

    private static StoredInstance Lasting(string id, int from, int? ended, int heard, string workflow = Loans) =>
        Row(id, workflow) with { Summary = new(Hour(from), Hour(heard), ended is { } at ? Hour(at) : null, null, 1) };

    private static Instant Hour(int hour) => Midnight + TimeSpan.FromHours(hour);
}
