using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Burns of a known truth, played as facts: a wrong cause is never named, and the numbers of a sentence are those that one counts by hand.</summary>
public sealed class TruthProperties
{
    private const int Burns = 150;
    private const int Cases = 240;

    private static readonly Measurement InTenMinutes = Measure.CycleTime("10m");

    [Fact]
    public void No_wrong_cause_is_named_and_numbers_are_those_of_a_count_by_hand()
    {
        Dictionary<LikelyCause, int> named = [];
        for (int seed = 1; seed <= Burns; seed++)
        {
            Truth truth = Truth.Made(new Random(seed));
            Conclusion conclusion = Decision.Of(truth.Evidence);

            Assert.True(conclusion.Cause == LikelyCause.NotClear || conclusion.Cause == truth.Cause, $"seed {seed}, {truth}: {conclusion.Sentence}");
            named[conclusion.Cause] = named.GetValueOrDefault(conclusion.Cause) + 1;
            if (conclusion.Cause == LikelyCause.DependencyOutage)
            {
                Assert.True(conclusion.Numbers!.Well == truth.CallsWell, $"seed {seed}, {truth}: {conclusion.Sentence} By hand {truth.CallsWell}.");
            }
        }

        Assert.Equal(Enum.GetValues<LikelyCause>(), named.Keys.Order());
    }

    private enum What
    {
        Outage,
        Stuck,
        Version,
        Nothing,
        Mixture,
    }

    /// <summary>Cases one after another: a call to the bank, then an approval. From some case on something is wrong; a version is rolled out at another.</summary>
    private sealed record Truth(What What, double Rate, bool Fails, int From, int RolledOut, double Share, double Apart)
    {
        private readonly List<(Instant At, Instant Since, bool Bad)> calls = [];

        public LikelyCause Cause => What switch
        {
            What.Outage => LikelyCause.DependencyOutage,
            What.Stuck => LikelyCause.Stuck,
            What.Version => LikelyCause.BadVersion,
            _ => LikelyCause.NotClear,
        };

        public Evidence Evidence { get; private set; } = null!;

        /// <summary>Calls that ended well since the first bad one began.</summary>
        public long CallsWell => calls.Any(call => call.Bad) ? calls.Count(call => !call.Bad && call.At >= calls.Where(bad => bad.Bad).Min(bad => bad.Since)) : 0;

        public static Truth Made(Random random)
        {
            What what = (What)random.Next(5);
            int from = random.Next(80, 160);
            int rolledOut = random.Next(3) == 0 ? Cases : what == What.Version ? from : random.Next(20, Cases);

            // That both happen at once no facts can tell apart.
            rolledOut = what != What.Version && Math.Abs(rolledOut - from) < 10 ? Cases : rolledOut;
            Truth truth = new(what, new[] { 1, 1, 0.5, 0.2 }[random.Next(4)], random.Next(2) == 0, from, what == What.Version ? from : rolledOut, new[] { 0.1, 0.5, 1 }[random.Next(3)], random.Next(20, 200));
            truth.Play(random);
            return truth;
        }

        private void Play(Random random)
        {
            Instant begin = Monday.At("09:00");
            Instant end = begin + TimeSpan.FromSeconds(Apart * Cases);
            TimeRange window = new(begin + TimeSpan.FromSeconds(Apart * 40), end + TimeSpan.FromHours(1));
            Evidence = new(window, new(begin - TimeSpan.FromDays(1), window.From)) { Noun = "instances" };
            UsualTimes usual = new();
            for (int i = 0; i < 60; i++)
            {
                usual.Add(Recount.Fold(Told(random, begin - TimeSpan.FromHours(3), $"u{i}", "v1", SpotKind.Otherwise).Facts, Some.Workflow).Lives[0]);
            }

            for (int i = 0; i < Cases; i++)
            {
                string version = i >= RolledOut && random.NextDouble() < Share ? "v2" : "v1";
                Case one = Told(random, begin + TimeSpan.FromSeconds(Apart * i), $"c{i}", version, TroubleOf(random, i, version), window);
                WorkflowRules rules = Judge.RulesOf(InTenMinutes);
                SeenInstance.CountIn(Evidence, one.Key, [.. PlacedUnits.Of(one.Key, Recount.Fold(one.Facts, rules.Workflow), rules, window.To)], usual);
            }
        }

        private SpotKind TroubleOf(Random random, int number, string version)
        {
            bool hit = number >= From && random.NextDouble() < Rate && (What != What.Version || version == "v2");
            bool call = What is What.Outage or What.Version || (What == What.Mixture && random.Next(2) == 0);
            return !hit || What == What.Nothing ? (random.Next(100) == 0 ? SpotKind.Waiting : SpotKind.Otherwise)
                : call ? (Fails ? SpotKind.CallFailed : SpotKind.Calling) : SpotKind.Waiting;
        }

        /// <param name="trouble">Otherwise: none.</param>
        private Case Told(Random random, Instant at, string id, string version, SpotKind trouble, TimeRange? window = null)
        {
            string After(double seconds) => Monday.Text(at + TimeSpan.FromSeconds(seconds));
            double length = 2 + random.Next(8);
            Case one = Case.Of(id).Started(After(0)).Version(version).StepStarted("charge", After(1)).Dependency("bank");
            bool bad = trouble is SpotKind.Calling or SpotKind.CallFailed;
            if (window is { } seen && (bad || seen.Contains(at + TimeSpan.FromSeconds(1 + length))))
            {
                calls.Add((at + TimeSpan.FromSeconds(1 + length), at + TimeSpan.FromSeconds(1), bad));
            }

            return trouble switch
            {
                SpotKind.Calling => random.Next(2) == 0 ? one : one.StepEnded("charge", After(900)).Ended(After(901)),
                SpotKind.CallFailed => one.StepEnded("charge", After(1 + length), outcome: Outcome.Failed).Ended(After(2 + length), Outcome.Failed),
                SpotKind.Waiting => one.StepEnded("charge", After(1 + length)).StepScheduled("approve", After(2 + length)),
                _ => one.StepEnded("charge", After(1 + length)).StepScheduled("approve", After(2 + length)).StepStarted("approve", After(20)).StepEnded("approve", After(40)).Ended(After(41)),
            };
        }
    }
}
