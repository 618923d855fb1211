using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>What holds of every diagnosis, on burns made up by chance.</summary>
public sealed class DecisionProperties
{
    private const int Burns = 400;

    private static readonly SpotKind[] Kinds = Enum.GetValues<SpotKind>();

    [Fact]
    public void Every_bad_unit_is_in_one_group_of_each_dimension_and_shares_make_a_hundred()
    {
        foreach ((int seed, Heap[] heaps) in Made())
        {
            Evidence evidence = Burn.EvidenceOf(heaps);
            foreach (int most in new[] { 1, 3, 20 })
            {
                foreach (Attribution table in evidence.Attributions(most))
                {
                    Assert.True(table.Groups.Sum(group => group.Bad) == evidence.Now.Bad, $"seed {seed}, {table.By}");
                    Assert.True(table.Groups.Sum(group => group.Percent) == (evidence.Now.Bad == 0 ? 0 : 100), $"seed {seed}, {table.By}");
                    Assert.True(table.Groups.Count(group => group.Role == GroupRole.Named) <= most, $"seed {seed}, {table.By}");
                }
            }
        }
    }

    [Fact]
    public void The_order_of_units_decides_nothing()
    {
        foreach ((int seed, Heap[] heaps) in Made())
        {
            SeenUnit[] units = [.. heaps.SelectMany((heap, i) => heap.Units(i))];
            string told = Text(Burn.EvidenceOf(units));
            new Random(seed).Shuffle(units);

            Assert.True(told == Text(Burn.EvidenceOf(units)), $"seed {seed}");
        }
    }

    [Fact]
    public void Other_names_give_the_same_cause_with_the_other_name()
    {
        foreach ((int seed, Heap[] heaps) in Made())
        {
            Conclusion first = Burn.Decide(heaps);
            Conclusion renamed = Burn.Decide([.. heaps.Select(Renamed)]);

            Assert.True((first.Cause, first.By) == (renamed.Cause, renamed.By), $"seed {seed}: {first.Sentence} / {renamed.Sentence}");
            Assert.True(Other(first.Subject) == renamed.Subject, $"seed {seed}");
        }
    }

    [Fact]
    public void Ten_times_as_many_of_everything_keep_a_cause_that_was_named()
    {
        foreach ((int seed, Heap[] heaps) in Made())
        {
            Conclusion few = Burn.Decide(heaps);
            Conclusion many = Burn.Decide([.. heaps.Select(heap => heap with { Count = heap.Count * 10 })]);

            // With more of them a version may stand out, or come into question, that before may have been chance, and the time before may be enough to compare with.
            Assert.True(few.Cause == LikelyCause.NotClear || few.Numbers is { SeenBefore: > 0 and < Thresholds.LeastBefore } || many.Cause == LikelyCause.BadVersion || many.Sentence.Contains("It may be the version as well", StringComparison.Ordinal) || (few.Cause, few.Subject) == (many.Cause, many.Subject), $"seed {seed}: {few.Sentence} / {many.Sentence}");
        }
    }

    [Fact]
    public void Good_units_of_others_never_make_another_version_bad()
    {
        foreach ((int seed, Heap[] heaps) in Made())
        {
            Conclusion before = Burn.Decide(heaps);
            Conclusion after = Burn.Decide([.. heaps, new(50, null, "charge", "bank", "v9", "paying")]);

            Assert.True(before.Cause != LikelyCause.BadVersion || after.Cause != LikelyCause.BadVersion || before.Subject == after.Subject, $"seed {seed}");
            Assert.True(after.Subject != "v9", $"seed {seed}");
        }
    }

    [Fact]
    public void A_cause_explains_most_bad_units_and_no_more_than_there_are()
    {
        foreach ((int seed, Heap[] heaps) in Made())
        {
            Evidence evidence = Burn.EvidenceOf(heaps);
            if (Decision.Of(evidence).Numbers is { } numbers)
            {
                Assert.True(numbers.OfBad == evidence.Now.Bad && numbers.Bad <= numbers.OfBad && numbers.Bad >= Thresholds.Dominant * numbers.OfBad, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void The_burns_made_up_hold_every_cause()
    {
        LikelyCause[] causes = [.. Made().Select(made => Burn.Decide(made.Heaps).Cause).Distinct().Order()];

        Assert.Equal(Enum.GetValues<LikelyCause>(), causes);
    }

    private static IEnumerable<(int Seed, Heap[] Heaps)> Made()
    {
        for (int seed = 1; seed <= Burns; seed++)
        {
            Random random = new(seed);
            yield return (seed, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Made(random))]);
        }
    }

    private static Heap Made(Random random)
    {
        bool good = random.Next(3) == 0;
        bool calls = random.Next(2) == 0;
        string? version = random.Next(4) == 0 ? null : $"v{random.Next(1, 3)}";
        return new(
            random.Next(1, 40),
            good ? null : Kinds[random.Next(Kinds.Length)],
            random.Next(5) == 0 ? null : calls ? "charge" : "approve",
            calls ? "bank" : null,
            version,
            random.Next(3) == 0 ? null : calls ? "paying" : "approving",
            random.Next(2) == 0 ? "boom" : null,
            $"{(random.Next(4) == 0 ? "09" : "10")}:{random.Next(30, 33)}",
            version == "v1" ? 300 : 5);
    }

    private static Heap Renamed(Heap heap) => heap with { Step = Other(heap.Step), Dependency = Other(heap.Dependency), Version = Other(heap.Version), State = Other(heap.State) };

    /// <summary>In another order, too.</summary>
    private static string? Other(string? name) => name is null ? null : new([.. name.Reverse()]);

    private static string Text(Evidence evidence) => string.Join('\n', evidence.Attributions(3).SelectMany(table => table.Groups.Select(group => $"{table.By} {group} {string.Join(',', group.Examples)}")).Append(Decision.Of(evidence).ToString()));
}
