using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Counting;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Rows of a table, as <c>name bad/seen percent before bad/seen: examples</c>.</summary>
public sealed class GroupBookTests
{
    private const int MostNames = 20_000;

    private static readonly Heap Seen = new(1, Step: "charge");

    private static readonly Heap Bad = new(1, SpotKind.Standing, "charge");

    [Fact]
    public void Most_bad_units_come_first_and_of_equal_ones_the_first_by_name() => Assert.Equal(
        ["ship 3/3 50% 0/0", "charge 2/6 33% 1/3", "book 1/1 17% 0/0"],
        Rows(Table(20, [Bad with { Count = 2 }, Seen with { Count = 4 }, Bad with { Count = 3, Step = "ship" }, Bad with { Step = "book" }], [Bad, Seen with { Count = 2 }])));

    [Fact]
    public void What_nothing_is_said_of_stands_last_and_nobody_knows_how_much_came_by() => Assert.Equal(
        ["charge 1/1 20% 0/0", "NotSaid 4/- 80% 2/-"],
        Rows(Table(20, [Bad with { Count = 4, Step = null }, Bad, Seen with { Step = null }], [Bad with { Count = 2, Step = null }])));

    [Fact]
    public void What_is_not_listed_is_summed_with_what_was_bad_of_it_before() => Assert.Equal(
        ["ship 3/3 50% 0/0", "Other 2/- 33% 5/-", "NotSaid 1/- 17% 0/-"],
        Rows(Table(1, [Bad, Bad with { Step = "book" }, Bad with { Count = 3, Step = "ship" }, Bad with { Step = null }], [Bad with { Count = 4 }, Bad with { Step = "book" }])));

    [Fact]
    public void What_was_bad_before_only_has_no_row() =>
        Assert.Equal(["charge 1/1 100% 0/0"], Rows(Table(1, [Bad], [Bad with { Step = null }, Bad with { Step = "ship" }])));

    [Fact]
    public void Those_that_went_bad_first_are_the_examples_in_whatever_order_they_come()
    {
        string[] times = ["10:06", "10:01", "10:05", "10:07", "10:03", "10:02", "10:04"];
        Attribution table = Table(1, [.. times.Select(at => Bad with { At = at }), .. times.Select(at => Bad with { At = at, Step = "book" }), Bad with { Step = "book" }], []);

        Assert.Equal(["h9-0 h13-0 h12-0 h14-0 h10-0", "h2-0 h6-0 h5-0 h7-0 h3-0"], table.Groups.Select(group => string.Join(' ', group.Examples.Select(unit => unit.Instance))));
    }

    [Fact]
    public void Of_what_only_came_by_where_there_are_too_many_names_nobody_knows_how_much_did()
    {
        Heap[] others = [.. Enumerable.Range(0, MostNames).Select(i => Seen with { Step = $"s{i}" })];

        Assert.Equal(["charge 2/- 100% 0/-"], Rows(Table(20, [Bad with { Count = 2 }, Seen with { Count = 9 }], others)));
        Assert.Equal(["charge 2/11 100% 0/0"], Rows(Table(20, [Bad with { Count = 2 }, Seen with { Count = 9 }], others[1..])));
    }

    [Fact]
    public void Behind_twice_as_many_names_what_goes_bad_is_summed_and_what_is_not_said_is_kept()
    {
        Heap[] bad = [.. Enumerable.Range(0, 2 * MostNames).Select(i => Bad with { Step = $"s{i}" })];

        Assert.Equal(["s0 1/1 0% 0/0", "Other 40002/- 100% 0/-", "NotSaid 1/- 0% 0/-"], Rows(Table(1, [.. bad, Bad with { Count = 3 }, Bad with { Step = null }], [])));
    }

    [Fact]
    public void Before_only_half_as_many_names_are_kept_of_what_went_bad()
    {
        Heap[] others = [.. Enumerable.Range(0, MostNames).Select(i => Bad with { Step = $"s{i}" })];

        Assert.Equal(["charge 1/- 100% 0/-"], Rows(Table(20, [Bad], [.. others, Bad with { Count = 3 }])));
    }

    [Fact]
    public void A_place_that_units_are_not_said_to_come_by_was_seen_by_nobody_knows_how_many()
    {
        GroupBook book = new(Dimension.Error);
        foreach (SeenUnit unit in (Bad with { Count = 2, Error = "HTTP 503" }).Units(0))
        {
            book.Add(unit, now: true);
        }

        Assert.Equal(["HTTP 503 2/- 100% 0/-"], Rows(book.Table(20)));
    }

    private static Attribution Table(int most, Heap[] now, Heap[] before)
    {
        GroupBook book = new(Dimension.Step);
        foreach ((SeenUnit unit, bool isNow) in before.SelectMany((heap, i) => heap.Units(1000 + i)).Select(unit => (unit, false)).Concat(now.SelectMany((heap, i) => heap.Units(i + 1)).Select(unit => (unit, true))))
        {
            book.Add(unit, isNow);
        }

        return book.Table(most);
    }

    private static IEnumerable<string> Rows(Attribution table) => table.Groups.Select(group =>
        $"{group.Name ?? group.Role.ToString()} {group.Bad}/{Text(group.Seen)} {group.Percent}% {group.BadBefore}/{Text(group.SeenBefore)}");

    private static string Text(long? count) => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-";
}
