using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Time;
using SloWatch.Testing.Histories;
using Xunit.Abstractions;

namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>Burns of a known truth, played as facts: a wrong cause is never named, and the numbers of a sentence are those that one counts by hand.</summary>
public sealed class TruthProperties(ITestOutputHelper output)
{
    /// <summary>No threshold was chosen by what came of these.</summary>
    private const int FirstSeed = 7_000_000;

    private static readonly int Drawn = Property.Long ? 2000 : 480;

    /// <summary>In percent, of the hard ones with the plain ones. A version that replaced another at once, and fails at times only, is not clear.</summary>
    private static readonly Dictionary<Wrong, int> LeastRight = new() { [Wrong.Outage] = 80, [Wrong.Stuck] = 80, [Wrong.Version] = 60, [Wrong.Suspended] = 80, [Wrong.SlowCalls] = 60, [Wrong.FewWorkers] = 25, [Wrong.ByHand] = 70, [Wrong.ByHandLate] = 60 };

    /// <summary>In percent, where nothing happens beside what is wrong.</summary>
    private const int LeastPlain = 95;

    [Fact]
    public void No_wrong_cause_is_named_and_most_faults_are()
    {
        List<string> wrong = [];
        SortedDictionary<string, Told> told = new(StringComparer.Ordinal);
        Told plain = new(0, 0, 0);
        foreach ((int seed, Truth truth) in Made(Drawn))
        {
            TruthPlay play = new(truth, seed);
            Conclusion conclusion = Decision.Of(play.Evidence());
            told[truth.Wrong.ToString()] = told.GetValueOrDefault(truth.Wrong.ToString()).And(truth, conclusion);
            plain = truth.IsPlain && LeastRight.ContainsKey(truth.Wrong) ? plain.And(truth, conclusion) : plain;
            if (!truth.Allows(conclusion, play.Hits))
            {
                wrong.Add($"seed {seed}, {truth}: {conclusion.Sentence}");
            }

            if (truth.Wrong == Wrong.Outage && truth.IsRight(conclusion))
            {
                long well = play.CallsWell(play.Window);
                Assert.True(conclusion.Numbers!.Well == well, $"seed {seed}, {truth}: {conclusion.Sentence} By hand {well}.");
            }
        }

        string all = string.Join('\n', told.Select(kind => $"{kind.Key} {kind.Value}").Append($"plain faults {plain}"));
        output.WriteLine(all);
        Assert.True(wrong.Count == 0, $"{string.Join('\n', wrong)}\n{all}");
        Assert.Equal(Enum.GetNames<Wrong>().Order(StringComparer.Ordinal), told.Keys);
        Assert.True(plain.IsRightIn(LeastPlain), all);
        Assert.All(LeastRight, fault => Assert.True(told[fault.Key.ToString()].IsRightIn(fault.Value), all));
    }

    [Fact]
    public void One_burn_looked_at_through_several_windows_never_gets_two_causes()
    {
        foreach ((int seed, Truth truth) in Made(Drawn / 3))
        {
            TruthPlay play = new(truth, seed);
            Conclusion[] named = [.. Windows(truth, play).Select(play.Seen).Select(evidence => Decision.Of(evidence)).Where(told => told.Cause != LikelyCause.NotClear)];

            // Of two faults at once, each is most of what there is in some time.
            Assert.True(truth.Wrong == Wrong.Mixture || named.DistinctBy(told => (told.Cause, told.Subject)).Count() <= 1, $"seed {seed}, {truth}: {string.Join('\n', named.Select(told => told.Sentence))}");
        }
    }

    /// <summary>And a quarter as many jams.</summary>
    private static IEnumerable<(int Seed, Truth Truth)> Made(int drawn) =>
        Enumerable.Range(FirstSeed, drawn).Select(seed => (seed, Truth.Made(seed))).Concat(Enumerable.Range(FirstSeed, drawn / 4).Select(seed => (seed, Truth.Made(seed, Truth.Jams))));

    /// <summary>From long before it, from shortly before it, and from when it had begun.</summary>
    private static IEnumerable<TimeRange> Windows(Truth truth, TruthPlay play) =>
        new[] { Truth.Quiet, truth.From - 30, truth.From - 8, truth.From, truth.From + 5, truth.From + 20 }.Select(first => play.Window with { From = play.BeginOf(first) });

    private readonly record struct Told(int Right, int NotClear, int Other)
    {
        public Told And(Truth truth, Conclusion told) =>
            truth.IsRight(told) ? this with { Right = Right + 1 } : told.Cause == LikelyCause.NotClear ? this with { NotClear = NotClear + 1 } : this with { Other = Other + 1 };

        public bool IsRightIn(int percent) => Right * 100 >= percent * (Right + NotClear + Other);

        public override string ToString() => $"{Right} named rightly, {NotClear} not clear, {Other} named as the facts allow";
    }
}
