using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

public class AliveTests
{
    [Fact]
    public void Signs_of_life_are_kept_once_a_minute() =>
        Assert.Equal(2, Count(Case.AtNine().Alive("09:10:05").Alive("09:10:30").Alive("09:10:59").Alive("09:11:00")));

    [Fact]
    public void Which_one_of_a_minute_is_kept_does_not_depend_on_their_order() =>
        Assert.Equal(KeptAt(Case.AtNine().Alive("09:10:05").Alive("09:10:30")), KeptAt(Case.AtNine().Alive("09:10:30").Alive("09:10:05")));

    [Fact]
    public void Those_of_other_steps_and_runs_are_kept_beside() =>
        Assert.Equal(4, Count(Case.AtNine().Alive("09:10").Alive("09:10", "charge", "r1").Alive("09:10", "charge", "r2").Alive("09:10:10", "ship", "r3")));

    [Fact]
    public void A_sign_of_life_is_no_progress() =>
        Assert.Equal("instance bad 09:30", Case.AtNine().Alive("09:10").Alive("09:20").Alive("09:29").Verdicts("12:00", Measure.Stuck("30m")));

    private static int Count(Case facts) => Kept(facts).Count();

    private static Instant[] KeptAt(Case facts) => [.. Kept(facts).Select(fact => fact.At)];

    private static IEnumerable<WorkflowEvent> Kept(Case facts) => facts.Delivered().AllFacts().Where(fact => fact.Kind == EventKind.Alive);
}
