using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Burns of a known truth, played as facts: a wrong cause is never named, and the numbers of a sentence are those that one counts by hand.</summary>
public sealed class TruthProperties
{
    /// <summary>No threshold was chosen by what came of these.</summary>
    private const int FirstSeed = 300_000;

    private static readonly int Drawn = Property.Long ? 2000 : 200;

    /// <summary>In percent. A version that replaced another at once, and fails at times only, is not clear.</summary>
    private static readonly Dictionary<Wrong, int> LeastRight = new() { [Wrong.Outage] = 95, [Wrong.Stuck] = 80, [Wrong.Version] = 60, [Wrong.Suspended] = 95 };

    [Fact]
    public void No_wrong_cause_is_named_and_most_faults_are()
    {
        List<string> wrong = [];
        SortedDictionary<string, (int Right, int NotClear, int Wrong)> told = new(StringComparer.Ordinal);
        for (int seed = FirstSeed; seed < FirstSeed + Drawn; seed++)
        {
            Truth truth = Truth.Made(seed);
            Conclusion conclusion = Decision.Of(truth.Evidence);
            bool right = conclusion.Cause == truth.Cause && (truth.Subject is null || conclusion.Subject == truth.Subject);
            bool notClear = conclusion.Cause == LikelyCause.NotClear;
            string kind = truth.Wrong.ToString();
            (int Right, int NotClear, int Wrong) sum = told.GetValueOrDefault(kind);
            told[kind] = (sum.Right + (right ? 1 : 0), sum.NotClear + (notClear && !right ? 1 : 0), sum.Wrong + (right || notClear ? 0 : 1));
            if (!right && !notClear)
            {
                wrong.Add($"seed {seed}, {truth}: {conclusion.Sentence}");
            }

            if (right && conclusion.Cause == LikelyCause.DependencyOutage)
            {
                Assert.True(conclusion.Numbers!.Well == truth.CallsWell, $"seed {seed}, {truth}: {conclusion.Sentence} By hand {truth.CallsWell}.");
            }
        }

        string all = string.Join('\n', told.Select(kind => $"{kind.Key} {kind.Value}"));
        Assert.True(wrong.Count == 0, $"{string.Join('\n', wrong)}\n{all}");
        Assert.Equal(Enum.GetNames<Wrong>().Order(StringComparer.Ordinal), told.Keys);
        foreach ((Wrong fault, int least) in LeastRight)
        {
            (int right, int notClear, _) = told[fault.ToString()];
            Assert.True(right * 100 >= least * (right + notClear), all);
        }
    }
}
