using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What is kept of the units of a burn, between ten and eleven.</summary>
public sealed class EvidenceTests
{
    private const int MostSpots = 20_000, MostVersions = 500;

    [Theory]
    [InlineData("10:00", "10:00")]
    [InlineData("10:10", "10:10")]
    [InlineData("10:30", "10:30")]
    [InlineData("09:59", "10:30")]
    [InlineData("10:31", "10:30")]
    public void A_unit_was_where_it_went_bad_from_when_it_came_there_in_the_window(string since, string from)
    {
        Evidence evidence = new(Burn.Window, null);
        evidence.Add(Bad(new(SpotKind.Standing, Monday.At(since)) { Step = "check" }));

        Assert.Equal(new TimeRange(Monday.At(from), Monday.At("10:30")), Assert.Single(evidence.Spots).Value.Span);
        Assert.Equal(new(0, 1), evidence.Passing.Count(new(Dimension.Step, "check"), null, Monday.At(from), Monday.At(from)));
        Assert.Equal(default, evidence.Passing.Count(new(Dimension.Step, "check"), null, Instant.Never, new(Monday.At(from).Micros - 1)));
    }

    [Fact]
    public void Only_a_call_or_a_hand_over_went_bad_at_its_dependency()
    {
        Evidence evidence = new(Burn.Window, null);
        foreach (SpotKind kind in new[] { SpotKind.Waiting, SpotKind.Calling, SpotKind.CallFailed, SpotKind.HandedOver, SpotKind.Repeating })
        {
            evidence.Add(Bad(new(kind, Monday.At("10:10")) { Step = "check", Dependency = "bureau" }));
        }

        Assert.Equal(new(0, 3), evidence.Passing.Count(new(Dimension.Dependency, "bureau"), null, Instant.Never, Instant.Ever));
        Assert.Equal(new(0, 5), evidence.Passing.Count(new(Dimension.Step, "check"), null, Instant.Never, Instant.Ever));
    }

    [Fact]
    public void In_the_workflow_as_a_whole_units_are_counted_and_not_what_they_came_by()
    {
        Evidence evidence = new(Burn.Window, null);
        evidence.Add(Bad(new(SpotKind.Standing, Monday.At("10:10"))));
        evidence.Add(Bad(null));
        evidence.Add(new Passage("check", null, null, "v1", Monday.At("10:10")));

        Assert.Equal(new(1, 1), evidence.Passing.Count(PlaceOf.Anywhere, null, Instant.Never, Instant.Ever));
    }

    [Fact]
    public void Behind_so_many_spots_and_errors_those_that_are_known_are_counted_on()
    {
        Evidence evidence = new(Burn.Window, null);
        Spot Numbered(int number) => new(SpotKind.Failed, Monday.At("10:10")) { Step = $"s{number}", Error = $"e{number}" };
        for (int i = 0; i <= MostSpots; i++)
        {
            evidence.Add(Bad(Numbered(i)));
        }

        evidence.Add(Bad(Numbered(7)));

        SpotKey known = evidence.Spots.Keys.Single(key => key.Step == "s7");
        Assert.Equal((MostSpots, MostSpots), (evidence.Spots.Count, evidence.Errors.Count));
        Assert.Equal((2, 2), (evidence.Spots[known].Bad, evidence.Errors[(known, "e7")]));
    }

    [Fact]
    public void Behind_so_many_versions_those_that_are_known_may_still_have_begun_earlier()
    {
        Evidence evidence = new(Burn.Window, null);
        for (int i = 0; i <= MostVersions; i++)
        {
            evidence.Begun($"v{i}", Monday.At("10:00"));
        }

        evidence.Begun("v7", Monday.At("09:00"));

        Assert.Equal((MostVersions, Monday.At("09:00"), Instant.Ever), (evidence.Versions.Count(), evidence.FirstBegun("v7"), evidence.FirstBegun($"v{MostVersions}")));
    }

    [Fact]
    public void A_table_says_something_where_a_name_is_known()
    {
        Evidence evidence = new(Burn.Window, null);
        evidence.Add(Bad(new(SpotKind.Failed, Monday.At("10:10")) { Error = "boom" }));
        evidence.Add(Bad(new(SpotKind.Failed, Monday.At("10:10"))));

        Assert.Equal(["Version", "Error"], evidence.Attributions(20).Where(table => table.SaysSomething).Select(table => table.By.ToString()));
    }

    [Fact]
    public void Examples_that_went_bad_at_once_are_told_by_their_names()
    {
        Evidence evidence = new(Burn.Window, null);
        foreach (string run in new[] { "r3", "r1", "r6", "r2", "r5", "r4" })
        {
            evidence.Add(Bad(new(SpotKind.Failed, Monday.At("10:10"))) with { Name = $"step:check/{run}" });
        }

        Assert.Equal("r1 r2 r3 r4 r5", string.Join(' ', evidence.Attributions(20)[(int)Dimension.Version].Groups.Single().Examples.Select(unit => unit.Unit[^2..])));
    }

    private static SeenUnit Bad(Spot? spot) => new(new InstanceKey(Some.WorkflowName, "c1"), "instance", Monday.At("10:00"), Monday.At("10:30"), "v1") { Spot = spot };
}
