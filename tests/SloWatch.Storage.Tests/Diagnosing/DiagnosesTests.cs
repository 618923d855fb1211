using SloWatch.Core.Diagnosis;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Diagnosing;

/// <summary>What is said of instances in a store, and which of them it opens to.</summary>
public sealed class DiagnosesTests : IDisposable
{
    private static readonly Measurement Paid = Measure.By(new Workflow(Relay.Orders), "cycleTime", ("within", "1h"));
    private static readonly Measurement Pausing = Paid.Pausing("suspended");

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    /// <summary>Their own call took half an hour, too, but that is not what the hand-over is late for.</summary>
    [Fact]
    public void Cases_that_nobody_takes_over_are_stuck_at_the_hand_over()
    {
        place.Import([.. Day(1).SelectMany(i => Handed(i, taken: true)), .. Day(2).SelectMany(i => Handed(i, taken: i % 10 == 0))], Relay.Rules);

        BurnDiagnosis made = Made(Relay.Rules, Relay.Handoff);

        Assert.Equal((LikelyCause.Stuck, Dimension.Dependency, Relay.Shipping), (made.Conclusion.Cause, made.Conclusion.By, made.Conclusion.Subject));
        Assert.Equal("Likely stuck at the hand-over to shipping: 18 of 18 bad hand-offs were not taken up there in time. Since the first of them 2 were; before, 0 of 20 that were handed over to it went bad.", made.Conclusion.Sentence);
        Assert.Equal(18, Units(Relay.Rules, Relay.Handoff, new(Dimension.Dependency, Relay.Shipping)).Units.Count);
        Assert.All(Units(Relay.Rules, Relay.Handoff, GroupChoice.All).Units, unit => Assert.Equal(SpotKind.HandedOver, unit.Spot!.Kind));
    }

    /// <summary>Whether shipping has begun with them or not, they wait for it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cases_that_hang_after_a_step_that_hands_over_wait_for_whoever_takes_over(bool begun)
    {
        RuleSet rules = ImportPlace.Rules(Paid, Measure.By(new Workflow(Relay.Orders), "handoff", ("from", "pay"), ("toWorkflow", Relay.Shipping), ("within", "30m")));
        place.Import([.. Day(1).SelectMany(i => Shipped(i, begun: true, ended: true)), .. Day(2).SelectMany(i => Shipped(i, begun, ended: false))], rules);

        Conclusion made = Made(rules, Paid).Conclusion;

        Assert.StartsWith("Likely stuck after pay, from where shipping takes over: 20 of 20 bad instances stand there with no call open. ", made.Sentence, StringComparison.Ordinal);
        Assert.Equal((LikelyCause.Stuck, "after pay", Relay.Shipping), (made.Cause, made.Subject, made.TakesOver));
    }

    [Theory]
    [InlineData("steps openSteps", "stand there with no call open.")]
    [InlineData("steps", "stand there (in a call or in none: what is open cannot be seen).")]
    [InlineData("starts", "stand there (in a call or in none: what is open cannot be seen).")]
    [InlineData("steps openSteps, starts ends", "stand there with no call open.")]
    [InlineData("steps openSteps, steps", "stand there (in a call or in none: what is open cannot be seen).")]
    [InlineData("", "stand there with no call open.")]
    public void What_a_source_does_not_show_is_not_said_to_be_none(string sources, string said)
    {
        RuleSet rules = ImportPlace.Rules(Paid) with
        {
            Sources =
            [
                .. sources.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((sees, i) =>
                    new SourceDefinition($"s{i}", Relay.Orders, "jsonl") { Sees = sees.Split(' ').Aggregate(Sight.None, (all, name) => all | SightNames.Parse(name)) }),
                new SourceDefinition("of-another", Relay.Shipping, "jsonl"),
            ],
        };
        place.Import([.. Day(1).SelectMany(i => Paying(i, "09:40")), .. Day(2).SelectMany(i => Paying(i, null))], rules);

        Assert.Contains($"Likely stuck after pay: 20 of 20 bad instances {said}", Made(rules, Paid).Conclusion.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Of the cases before, of which others' times are known, and of those that went bad.</summary>
    [Fact]
    public void What_cannot_be_read_is_left_out_and_that_is_told()
    {
        RuleSet rules = ImportPlace.Rules(Paid);
        place.Import([.. Day(1).SelectMany(i => Paying(i, "09:40")), .. Day(2).SelectMany(i => Paying(i, null))], rules);
        place.Change("UPDATE instance SET open_chunk = CAST(x'FF' || open_chunk AS BLOB) WHERE id % 20 = 7");

        BurnDiagnosis made = Made(rules, Paid);

        Assert.StartsWith("Likely stuck after pay: 19 of 19 bad instances stand there with no call open. ", made.Conclusion.Sentence, StringComparison.Ordinal);
        Assert.Matches("^what is stored of '[^']+' and 1 more is damaged, and left out$", made.Doubt);
        Assert.Equal(19, Units(rules, Paid, GroupChoice.All).Units.Count);
    }

    [Fact]
    public void The_clock_of_the_measurement_tells_what_is_usual()
    {
        RuleSet rules = ImportPlace.Rules(Pausing);
        place.Import([.. Day(1).SelectMany(i => Called(i, 15, suspended: i)), .. Day(2).SelectMany(i => Called(i, 110, suspended: 0))], rules);

        BurnDiagnosis made = Made(rules, Pausing);

        Assert.Equal((LikelyCause.DependencyOutage, "bank", "the time asked for"), (made.Conclusion.Cause, made.Conclusion.Subject, made.Why));
        Assert.Equal((20, 0), (made.Conclusion.Numbers!.Late, made.Conclusion.Numbers.Failed));
    }

    private BurnDiagnosis Made(RuleSet rules, Measurement measurement) => place.Read(store => Diagnoses.Make(store, Question(store, rules, measurement), CancellationToken.None));

    private BadUnits Units(RuleSet rules, Measurement measurement, GroupChoice choice) => place.Read(store => BadUnits.Find(store, Question(store, rules, measurement), choice, null, 100, CancellationToken.None));

    private static DiagnosisQuestion Question(Engine.Stores.IStoreReader store, RuleSet rules, Measurement measurement) =>
        BurnWindows.Choose(store, rules, rules.Objectives.Single(one => one.Measurement.Hash == measurement.Hash), Monday.At("2d 00:00"), Monday.At("3d 00:00"), TimeProvider.System);

    private static IEnumerable<int> Day(int day) => Enumerable.Range(day * 100, 20);

    /// <summary>Begun at nine of its day, some minutes apart.</summary>
    private static string At(int number, double minutes) => Monday.Text(Monday.At($"{number / 100}d 09:00") + TimeSpan.FromMinutes((number % 100 * 5) + minutes));

    private static IEnumerable<WorkflowEvent> Handed(int number, bool taken) =>
    [
        .. Relay.Facts(Relay.Orders, Case.Of($"o{number}").Started(At(number, 0)).From("shop").BusinessKey($"K{number}")
            .StepStarted("pay", At(number, 1)).Dependency("bank").From("shop").StepEnded("pay", At(number, 31)).From("shop").Ended(At(number, 32)).From("shop")),
        .. Relay.Facts(Relay.Shipping, Case.Of($"s{number}").Started(At(number, taken ? 40 : 32 + 600)).From("carrier").BusinessKey(taken ? $"K{number}" : $"X{number}")),
    ];

    private static IEnumerable<WorkflowEvent> Shipped(int number, bool begun, bool ended)
    {
        Case order = Case.Of($"o{number}").Started(At(number, 0)).BusinessKey($"K{number}").StepStarted("pay", At(number, 1)).StepEnded("pay", At(number, 5));
        Case shipment = Case.Of($"s{number}").Started(At(number, begun ? 6 : 600)).BusinessKey($"K{number}");
        return [.. Relay.Facts(Relay.Orders, ended ? order.Ended(At(number, 20)) : order), .. Relay.Facts(Relay.Shipping, ended ? shipment.Ended(At(number, 19)) : shipment)];
    }

    private static WorkflowEvent[] Paying(int number, string? end)
    {
        Case one = Case.Of($"o{number}").Started(At(number, 0)).StepStarted("pay", At(number, 1)).StepEnded("pay", At(number, 5));
        return Relay.Facts(Relay.Orders, end is null ? one : one.Ended(At(number, 9)));
    }

    /// <param name="suspended">Minutes in which its clock stood.</param>
    private static WorkflowEvent[] Called(int number, double minutes, int suspended)
    {
        Case one = Case.Of($"o{number}").Started(At(number, 0)).StepStarted("pay", At(number, 1)).Dependency("bank");
        one = suspended == 0 ? one : one.Suspended(At(number, 2)).Resumed(At(number, 2 + suspended));
        return Relay.Facts(Relay.Orders, one.StepEnded("pay", At(number, 1 + minutes + suspended)).Ended(At(number, 2 + minutes + suspended)));
    }
}
