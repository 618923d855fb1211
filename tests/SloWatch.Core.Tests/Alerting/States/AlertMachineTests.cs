using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Alerting.States;

public class AlertMachineTests
{
    private static readonly Instant Before = Monday.At("08:00"), Now = Monday.At("09:00");

    /// <summary>Every state with every observation: what comes of it, since when, and what is told.</summary>
    public static TheoryData<AlertPhase, ObservationKind, AlertPhase, string, AlertChange?> Table => new()
    {
        { AlertPhase.Ok, ObservationKind.Clear, AlertPhase.Ok, "08:00", null },
        { AlertPhase.Ok, ObservationKind.Over, AlertPhase.Firing, "09:00", AlertChange.Fired },
        { AlertPhase.Ok, ObservationKind.Unknown, AlertPhase.OkUnknown, "08:00", AlertChange.WentUnknown },
        { AlertPhase.Ok, ObservationKind.Gone, AlertPhase.Ok, "08:00", null },
        { AlertPhase.Firing, ObservationKind.Clear, AlertPhase.Ok, "09:00", AlertChange.Resolved },
        { AlertPhase.Firing, ObservationKind.Over, AlertPhase.Firing, "08:00", null },
        { AlertPhase.Firing, ObservationKind.Unknown, AlertPhase.FiringUnknown, "08:00", AlertChange.WentUnknown },
        { AlertPhase.Firing, ObservationKind.Gone, AlertPhase.Ok, "09:00", AlertChange.Closed },
        { AlertPhase.OkUnknown, ObservationKind.Clear, AlertPhase.Ok, "08:00", AlertChange.KnownAgain },
        { AlertPhase.OkUnknown, ObservationKind.Over, AlertPhase.Firing, "09:00", AlertChange.Fired },
        { AlertPhase.OkUnknown, ObservationKind.Unknown, AlertPhase.OkUnknown, "08:00", null },
        { AlertPhase.OkUnknown, ObservationKind.Gone, AlertPhase.Ok, "08:00", null },
        { AlertPhase.FiringUnknown, ObservationKind.Clear, AlertPhase.Ok, "09:00", AlertChange.Resolved },
        { AlertPhase.FiringUnknown, ObservationKind.Over, AlertPhase.Firing, "08:00", AlertChange.KnownAgain },
        { AlertPhase.FiringUnknown, ObservationKind.Unknown, AlertPhase.FiringUnknown, "08:00", null },
        { AlertPhase.FiringUnknown, ObservationKind.Gone, AlertPhase.Ok, "09:00", AlertChange.Closed },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_state_answers_each_observation(AlertPhase phase, ObservationKind seen, AlertPhase expected, string since, AlertChange? change) => Assert.Equal(
        new AlertStep(new(expected, Monday.At(since)), change, change is null ? null : "because"),
        AlertMachine.Step(new(phase, Before), Saw(seen), Now));

    [Fact]
    public void The_table_has_every_state_with_every_observation() => Assert.Equal(
        from phase in Enum.GetValues<AlertPhase>() from seen in Enum.GetValues<ObservationKind>() select (phase, seen),
        Table.Select(row => ((AlertPhase)row[0], (ObservationKind)row[1])).Order());

    [Theory]
    [InlineData(AlertPhase.Ok)]
    [InlineData(AlertPhase.Firing)]
    public void However_long_it_is_unknown_it_comes_back_as_it_was(AlertPhase phase)
    {
        AlertState state = new(phase, Before);
        for (int i = 0; i < 5; i++)
        {
            state = AlertMachine.Step(state, Saw(ObservationKind.Unknown), Now).State;
            Assert.Equal((phase == AlertPhase.Firing, true), (state.IsOpen, state.Phase.IsUnknown()));
        }

        AlertStep known = AlertMachine.Step(state, Saw(phase == AlertPhase.Firing ? ObservationKind.Over : ObservationKind.Clear), Now);

        Assert.Equal((new AlertState(phase, Before), AlertChange.KnownAgain), (known.State, known.Change!.Value));
    }

    [Fact]
    public void Nothing_seen_is_unknown() => Assert.Equal((ObservationKind.Unknown, ""), (default(Observation).Kind, default(Observation).Reason));

    [Fact]
    public void What_nobody_asks_for_is_not_put_into_words() =>
        Assert.Null(AlertMachine.Step(new(AlertPhase.Firing, Before), Observation.Of(new Mute(IsOver: true)), Now).Reason);

    private static Observation Saw(ObservationKind kind) => kind switch
    {
        ObservationKind.Unknown => Observation.Unknown("because"),
        ObservationKind.Gone => Observation.Gone("because"),
        _ => Observation.Of(new Said(kind == ObservationKind.Over, "because")),
    };

    private sealed record Said(bool IsOver, string Reason) : IDecision;

    private sealed record Mute(bool IsOver) : IDecision
    {
        public string Reason => throw new InvalidOperationException("nobody asked");
    }
}
