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

        Assert.Equal("big.jsonl: stepStarted of payments/c1 at 2024-01-01T09:00:00Z", refused.Origin);
        Assert.Equal("the instance is sealed; give what goes on so long several instances, or leave out events that decide nothing", refused.Reason);
    }

    [Fact]
    public void Without_an_instance_its_keys_and_its_fact_tell_it_from_others()
    {
        WorkflowEvent nameless = Some.Fact(EventKind.Started, "09:00", "") with { Fact = "f", Rev = 2, Details = new EventDetails { Keys = [new("invoice", "I-1"), new("parcel", "P-1")] } };

        Assert.Equal("http:a: started of payments with invoice=I-1, parcel=P-1, fact f 2 at 2024-01-01T09:00:00Z", RefusedFact.Of(nameless, "no; do", "http:a", Monday.At("10:00")).Origin);
    }

    [Fact]
    public void A_watermark_of_an_instance_has_a_remedy_of_its_own() =>
        Assert.EndsWith("; leave its instance out", RefusedFact.Of(Some.Fact(EventKind.Watermark, "09:00"), "it speaks of a source", "f", Monday.At("10:00")).Reason, StringComparison.Ordinal);
}
