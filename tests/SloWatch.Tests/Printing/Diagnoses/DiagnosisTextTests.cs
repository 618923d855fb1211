using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Diagnoses;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Instances;
using SloWatch.Testing;
using SloWatch.Testing.Builders;
using SloWatch.Tests.Printing.Reports;

namespace SloWatch.Tests.Printing.Diagnoses;

public class DiagnosisTextTests
{
    private const string Folder = "tests/SloWatch.Tests/Printing/Diagnoses/Golden";

    private static readonly BurnDiagnosis Outage = new(
        "paid-in-1h", "payments", "instances", new(Monday.At("10:00"), Monday.At("11:00")), new(Monday.At("09:00"), Monday.At("10:00")), new(20, 45), new(1200, 3),
        new(LikelyCause.DependencyOutage, "Likely a dependency outage of bank: 40 of 45 bad instances went bad in calls to it that did not come back in time. Since the first of them 2 calls to it ended well; before, 0 of 1,203 that called it went bad.")
        {
            By = Dimension.Dependency,
            Subject = "bank",
            Numbers = new(40, 45),
            Others = ["no bad version: nothing is said of versions", "not stuck: 4 of 45 stood at step approve with no call open, more than at any other"],
        },
        [
            new(Dimension.Dependency, [Group("bank", 40, 89, 61, 1203), new(null, GroupRole.NotSaid, 5, null, 3, null) { Percent = 11 }]),
            new(Dimension.Step, [Group("charge", 40, 89, 61, 1203), Group("approve", 4, 9, 20, 0), Group("after ship", 1, 2, null, null)]),
            new(Dimension.Version, [new(null, GroupRole.NotSaid, 45, null, 3, null) { Percent = 100 }]),
            new(Dimension.State, [.. Enumerable.Range(1, 8).Select(i => Group($"state {i}", 5, 11, 9, 90)), new(null, GroupRole.Other, 5, null, 0, null) { Percent = 12 }]),
            new(Dimension.Error, [new(null, GroupRole.NotSaid, 45, null, 3, null) { Percent = 100 }]),
        ]);

    [Theory]
    [InlineData("outage.txt", null)]
    [InlineData("narrow.txt", 60)]
    public void The_sentence_comes_first_and_what_to_type_next_last(string golden, int? width) => Golden.Matches($"{Folder}/{golden}", Written(Outage, width));

    [Fact]
    public void What_is_not_clear_says_why() => Golden.Matches($"{Folder}/not-clear.txt", Written(
        Outage with { Before = null, Earlier = default, Doubt = "source engine is silent", Conclusion = new(LikelyCause.NotClear, "Not clear: of 45 bad instances 40 were in calls to bank.") { Others = Outage.Conclusion.Others } }, null));

    [Fact]
    public void Where_nothing_went_bad_there_is_nothing_more_to_say() => Assert.Equal(
        "paid-in-1h  2024-01-01T10:00Z to 2024-01-01T11:00Z, the time asked for\n\nNothing to diagnose: none of 20 instances went bad.\n",
        Written(Outage with { Now = new(20, 0), Conclusion = new(LikelyCause.NotClear, "Nothing to diagnose: none of 20 instances went bad.") }, null));

    [Fact]
    public void Names_never_steer_the_terminal()
    {
        BurnDiagnosis odd = Outage with
        {
            Objective = "o\u001b[2J",
            Conclusion = Outage.Conclusion with { Sentence = "s\u001b[2J", Subject = "b\u0007", Others = ["n\u001b"] },
            Tables = [new(Dimension.Dependency, [Group("b\u0007", 45, 100, 45, 0) with { Examples = [new("i\u001b", "u\u0007")] }])],
        };

        Assert.DoesNotContain(Written(odd, 200), letter => char.IsControl(letter) && letter != '\n');
    }

    [Theory]
    [InlineData("instances.txt", null)]
    [InlineData("instances-narrow.txt", 60)]
    public void The_instances_of_a_group_say_where_each_was(string golden, int? width) => Golden.Matches($"{Folder}/{golden}", SomeReport.Written(
        terminal => new BadUnitsText(terminal, new TimeText(TimeZoneInfo.Utc)).Write(new(
            [Unit("c1", "10:30", SpotKind.Calling), Unit("c2", "10:31:05.5", SpotKind.CallFailed), Unit("c3", "10:32", SpotKind.Waiting) with { Version = null }], true)), width));

    [Fact]
    public void A_group_without_instances_says_so() => Assert.Equal(
        "no bad unit of this time is in that group\n", SomeReport.Written(terminal => new BadUnitsText(terminal, new TimeText(TimeZoneInfo.Utc)).Write(new([], false))));

    private static AttributedGroup Group(string name, long bad, int percent, long? seen, long? seenBefore) =>
        new(name, GroupRole.Named, bad, seen, 0, seenBefore) { Percent = percent, Examples = [new("c 1", "instance")] };

    private static SeenUnit Unit(string id, string at, SpotKind kind) => new(new InstanceKey(Some.WorkflowName, id), "instance", Monday.At("09:30"), Monday.At(at), "v1")
    {
        Spot = new(kind, Monday.At("09:31")) { Step = "charge", Dependency = "bank", State = "paying" },
    };

    private static string Written(BurnDiagnosis diagnosis, int? width) => SomeReport.Written(
        terminal => new DiagnosisText(terminal, new TimeText(TimeZoneInfo.Utc), new("the time asked for", "paid-in-1h --from 2024-01-01T10:00Z --to 2024-01-01T11:00Z", " --store s.db", "runbooks/slow.md", "rules")).Write(diagnosis), width);
}
