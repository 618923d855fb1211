using SloWatch.Core.Events;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

public class PackingTests
{
    [Fact]
    public void Unpacking_gives_back_every_field_of_what_was_packed() => Property.Holds(400, Hostile, trial =>
    {
        List<WorkflowEvent> unpacked = [];
        FactPacker.Unpack(FactPacker.Pack(trial.Events), HistoryGenerator.Key, unpacked);
        if (unpacked.Count != trial.Events.Count)
        {
            return $"{trial.Events.Count} facts became {unpacked.Count}";
        }

        return trial.Events.Zip(unpacked).Where(pair => EventText.Of(pair.First) != EventText.Of(pair.Second))
            .Select(pair => $"packed   {EventText.Of(pair.First)}\nunpacked {EventText.Of(pair.Second)}").FirstOrDefault();
    });

    [Fact]
    public void Equal_facts_pack_to_equal_bytes() => Property.Holds(100, Hostile, trial =>
        FactPacker.Pack(trial.Events).AsSpan().SequenceEqual(FactPacker.Pack([.. trial.Events])) ? null : "the bytes differ");

    [Fact]
    public void Events_that_waited_packed_come_back_as_they_were_in_any_order() => Property.Holds(200, Hostile, trial =>
    {
        PackedEvents waiting = new(capacity: 16);
        waiting.Add(trial.Events.Count > 0 ? trial.Events[^1] : HostileFacts.One(HistoryGenerator.Key, trial.Dice()));
        waiting.Clear();
        List<(WorkflowEvent Fact, int At)> kept = [.. trial.Events.Select(fact => (fact, waiting.Add(fact)))];
        trial.Dice().Shuffle(kept);
        return kept.Where(one => EventText.Of(waiting.Get(one.At, HistoryGenerator.Key)) != EventText.Of(one.Fact))
            .Select(one => $"kept {EventText.Of(one.Fact)}\ngot  {EventText.Of(waiting.Get(one.At, HistoryGenerator.Key))}").FirstOrDefault();
    });

    [Fact]
    public void What_waiting_events_take_is_told_nearly_right()
    {
        PackedEvents waiting = new(capacity: 16);
        WorkflowEvent fact = Case.AtNine().Error(new string('x', 10_000)).Last;
        waiting.Add(fact);
        Assert.InRange(waiting.Bytes, 20_000, 20_400); // two bytes a letter, in memory
        long once = waiting.Bytes;
        waiting.Add(fact);
        Assert.InRange(waiting.Bytes - once, 1, 100); // texts are kept once
        waiting.Clear();
        Assert.Equal(0, waiting.Bytes);
    }

    [Theory]
    [InlineData("number of ten bytes and more", "80 80 80 80 80 80 80 80 80 80 00 00")]
    [InlineData("more texts than there are bytes", "05 00 00")]
    [InlineData("facts and then more", "00 00 00")]
    public void Damage_is_told(string damage, string body)
    {
        byte layout = FactPacker.Pack([])[0];
        Assert.True(Assert.Throws<DamagedFactsException>(() => FactPacker.Unpack([layout, .. Convert.FromHexString(body.Replace(" ", "", StringComparison.Ordinal))], HistoryGenerator.Key, [])) is not null, damage);
        Assert.Throws<DamagedFactsException>(() => FactPacker.Unpack([(byte)(layout + 1), 0, 0], HistoryGenerator.Key, []));
        Assert.Throws<DamagedFactsException>(() => FactPacker.Unpack([], HistoryGenerator.Key, []));
    }

    private static Trial Hostile(int seed, int size)
    {
        Dice dice = new(seed);
        WorkflowEvent[] facts = [.. Enumerable.Range(0, Math.Min(size, FactPacker.FactsPerChunk)).Select(_ => HostileFacts.One(HistoryGenerator.Key, dice))];
        return new(seed, size, facts, new WorkflowRules(new Workflow(HistoryGenerator.Key.Workflow), []), Effort: 1);
    }
}
