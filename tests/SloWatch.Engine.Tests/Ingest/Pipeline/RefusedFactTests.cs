using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Engine.Tests.Ingest.Pipeline;

public class RefusedFactTests
{
    [Fact]
    public void It_is_named_as_events_are_written_with_what_to_do()
    {
        Quarantined refused = RefusedFact.Of(Some.Fact(EventKind.StepStarted, "09:00"), "the instance is sealed", "big.jsonl", Monday.At("10:00"));

        Assert.StartsWith("big.jsonl: stepStarted of payments/c1 at 2024-01-01T09:00:00Z, ", refused.Origin, StringComparison.Ordinal);
        Assert.Equal("the instance is sealed; give what goes on so long several instances, or leave out events that decide nothing", refused.Reason);
    }

    [Fact]
    public void Without_an_instance_its_keys_and_its_fact_tell_it_from_others()
    {
        WorkflowEvent nameless = Some.Fact(EventKind.Started, "09:00", "") with { Fact = "f", Rev = 2, Details = new EventDetails { Keys = [new("invoice", "I-1"), new("parcel", "P-1")] } };

        Assert.StartsWith("http:a: started of payments with invoice=I-1, parcel=P-1, fact f 2 at 2024-01-01T09:00:00Z, ", RefusedFact.Of(nameless, "no; do", "http:a", Monday.At("10:00")).Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Told_again_it_comes_from_the_same_place_and_what_differs_in_anything_from_another()
    {
        WorkflowEvent ended = Some.Fact(EventKind.StepEnded, "09:00") with { Step = "pack", Run = "r1", Outcome = Outcome.Completed, Fact = "f", Rev = 1 };
        WorkflowEvent[] others = [ended with { Run = "r2" }, ended with { Attempt = 2 }, ended with { Outcome = Outcome.Failed }, ended with { Rev = 2 }, ended with { Fact = "g" }, ended with { Error = "E" }];
        string origin = OriginOf(ended, "10:00");

        Assert.Equal(origin, OriginOf(ended with { }, "11:00"));
        Assert.Equal(others.Length + 1, others.Select(other => OriginOf(other, "10:00")).Append(origin).Distinct().Count());
    }

    private static string OriginOf(WorkflowEvent fact, string recordedAt) => RefusedFact.Of(fact, "no; do", "http:a", Monday.At(recordedAt)).Origin;

    [Fact]
    public void A_watermark_of_an_instance_has_a_remedy_of_its_own() =>
        Assert.EndsWith("; leave its instance out", RefusedFact.Of(Some.Fact(EventKind.Watermark, "09:00"), "it speaks of a source", "f", Monday.At("10:00")).Reason, StringComparison.Ordinal);
}
