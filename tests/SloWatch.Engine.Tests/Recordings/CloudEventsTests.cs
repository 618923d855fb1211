using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>Events of services that know no engine: no names for runs, some told backwards and twice.</summary>
public class CloudEventsTests
{
    private const string File = "recordings/cloudevents/truth.json";

    [DataFact(File)]
    public void Every_order_comes_out_of_the_fold_as_it_went() => new CloudEvents().MustAgree();

    [DataFact(File)]
    public void An_order_that_nobody_ships_stays_open() => Assert.All(
        new CloudEvents().Lives.Where(life => life.Scenario == "stuck"), life => Assert.Null(new CloudEvents().Folded(life.BusinessKey!).Single().Closing));

    private sealed class CloudEvents() : RecordedEngine(File)
    {
        protected override bool NamesRuns => false;
    }
}
