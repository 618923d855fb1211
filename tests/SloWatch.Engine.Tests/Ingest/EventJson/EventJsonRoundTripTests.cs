using System.Text;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Tests.Ingest.EventJson;

public class EventJsonRoundTripTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_event_is_read_back_as_it_was_written(int seed)
    {
        RandomEvents random = new(seed);
        WorkflowEvent[] facts = [.. Enumerable.Range(0, 5000).Select(_ => random.Next())];
        EventJsonReader reader = new(null, null);
        string[] lines = Written(facts);
        for (int i = 0; i < facts.Length; i++)
        {
            Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(lines[i]), out WorkflowEvent? read, out EventRefusal refusal), $"seed {seed}, event {i}: {refusal}\n{lines[i]}");
            AssertSame(facts[i], read, $"seed {seed}, event {i}: {lines[i]}");
        }

        Assert.Equal(EventWords.Kinds.Count, facts.Select(fact => fact.Kind).Distinct().Count());
    }

    [Fact]
    public void A_void_fact_needs_no_more_than_its_name_and_comes_back()
    {
        WorkflowEvent fact = new RandomEvents(4).Next() with { Kind = EventKind.Ended, Outcome = Outcome.None, Instance = "c1", State = null, Track = null, Details = null, Fact = "f", Void = true };
        Assert.True(new EventJsonReader(null, null).TryRead(Encoding.UTF8.GetBytes(Written([fact])[0]), out WorkflowEvent? read, out _));
        AssertSame(fact, read, "void");
    }

    [Fact]
    public void Letters_are_written_as_letters_and_fields_in_a_fixed_order()
    {
        WorkflowEvent fact = new()
        {
            Kind = EventKind.StepEnded,
            At = new(1_317_429_524_546_000),
            Source = "käse",
            Workflow = "w",
            Instance = "1",
            Step = "prüfen + zählen",
            Outcome = Outcome.TimedOut,
            Details = new() { Dependency = "d", Attributes = [new("b", "<1>")] },
        };
        Assert.Equal(
            """{"kind":"stepEnded","at":"2011-10-01T00:38:44.546Z","source":"käse","workflow":"w","instance":"1","step":"prüfen + zählen","outcome":"timedOut","dependency":"d","attributes":{"b":"<1>"}}""",
            Written([fact])[0]);
    }

    private static string[] Written(IEnumerable<WorkflowEvent> facts)
    {
        using MemoryStream stream = new();
        using (EventJsonWriter writer = new(stream))
        {
            foreach (WorkflowEvent fact in facts)
            {
                writer.WriteLine(fact);
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
    }

    private static void AssertSame(WorkflowEvent expected, WorkflowEvent actual, string because)
    {
        Assert.True(expected with { Details = null } == actual with { Details = null }, because);
        Assert.True(Bare(expected.Details) == Bare(actual.Details), because);
        Assert.Equal(expected.Details?.Attributes ?? [], actual.Details?.Attributes ?? []);
        Assert.Equal(expected.Details?.Keys ?? [], actual.Details?.Keys ?? []);
    }

    private static EventDetails? Bare(EventDetails? details) => details is null ? null : details with { Attributes = null, Keys = null };
}
