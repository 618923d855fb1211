using SloWatch.Core.Events;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>One message for each thing that happened, each told once: a step that has a message for its start and its end is a step, any other is a state.</summary>
public class KafkaTests
{
    private const string File = "recordings/kafka/truth.json";

    [DataFact(File)]
    public void Every_order_comes_out_of_the_fold_as_it_went() => new Kafka().MustAgree();

    [DataFact(File)]
    public void A_message_that_is_neither_start_nor_end_is_a_state() =>
        Assert.Equal("inventory.reserved", new Kafka().Folded("ok-000").Single().StateAt(Core.Time.Instant.Ever));

    private sealed class Kafka() : RecordedEngine(File)
    {
        protected override bool NamesRuns => false;

        protected override IEnumerable<TrueStep> StepsOf(TrueLife life)
        {
            foreach (TrueStep started in life.Steps!.Where(message => message.Outcome == "started"))
            {
                string name = started.Name.Split('.')[0];
                TrueStep? ended = life.Steps!.FirstOrDefault(message => message.Name == $"{name}.completed" || message.Name == $"{name}.failed");
                yield return started with { Name = name, ActivityId = name, EndedAt = ended?.StartedAt, Outcome = ended?.Outcome ?? "open" };
            }
        }

        protected override void Tell(Telling telling, TrueLife life)
        {
            foreach (TrueStep message in life.Steps!.Where(message => !message.Name.StartsWith("order.", StringComparison.Ordinal)))
            {
                string name = message.Name.Split('.')[0];
                EventKind kind = message.Outcome switch { "started" => EventKind.StepStarted, "completed" or "failed" => EventKind.StepEnded, _ => EventKind.State };
                telling.Tell(kind, message.StartedAt!.Value, message.Name, told => kind == EventKind.State
                    ? told with { State = message.Name }
                    : told with { Step = name, Outcome = kind == EventKind.StepEnded ? Words.OutcomeOf(message.Outcome) : Outcome.None });
            }
        }
    }
}
