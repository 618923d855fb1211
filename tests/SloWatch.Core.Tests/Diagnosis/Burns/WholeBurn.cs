using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>Two hours in which all is well, and fifty-five minutes in which it is not, told by engines as whole cases, and looked at from shortly before.</summary>
internal static class WholeBurn
{
    /// <summary>When it begins, in seconds.</summary>
    public const double Fault = 7200;

    private const double Now = Fault + 3300;

    /// <param name="tell">Each case, with what happens to it. What lies ahead of now is not known yet.</param>
    /// <param name="apart">Seconds between cases, in the mean.</param>
    /// <param name="then">The same once it has begun; null: as before.</param>
    /// <param name="frozen">Seconds in which nothing happens once it has begun.</param>
    public static Conclusion Diagnosed(Measurement measurement, Action<ToldCase> tell, double apart = 60, double? then = null, double frozen = 0)
    {
        WorkflowRules rules = Judge.RulesOf(measurement);
        Instant now = Monday.At(ToldCase.At(Now));
        TimeRange window = new(Monday.At(ToldCase.At(Fault - 600)), now);
        (InstanceKey Key, FoldedInstance Folded)[] cases =
        [
            .. Told(tell, begun => begun < Fault ? apart : then ?? apart)
                .Select(one => (one.Key, Facts: one.Facts.Select(fact => fact.At < Monday.At(ToldCase.At(Fault)) ? fact : fact with { At = fact.At + TimeSpan.FromSeconds(frozen) }).Where(fact => fact.At < now).ToArray()))
                .Where(one => one.Facts.Length > 0)
                .Select(one => (one.Key, Recount.Fold(one.Facts, rules.Workflow))),
        ];
        UsualTimes usual = UsualTimes.Of(measurement);
        foreach (Life life in cases.SelectMany(one => one.Folded.Lives).Where(life => life.EndedAt < window.From))
        {
            usual.Add(life);
        }

        Evidence evidence = new(window, window with { From = window.From - TimeSpan.FromDays(1), To = window.From }) { Noun = measurement.Indicator.Noun };
        foreach ((InstanceKey key, FoldedInstance folded) in cases)
        {
            SeenInstance.CountIn(evidence, key, [.. PlacedUnits.Of(key, folded, rules, now)], usual);
            SeenLives.CountIn(evidence, folded.Lives, usual);
        }

        return Decision.Of(evidence);
    }

    private static IEnumerable<Case> Told(Action<ToldCase> tell, Func<double, double> apart)
    {
        Random random = new(7);
        int number = 0;
        for (double begun = 0; begun < Now; begun -= Math.Log(1 - random.NextDouble()) * apart(begun))
        {
            ToldCase one = new(random, $"c{number++}", begun);
            tell(one);
            yield return one.Facts;
        }
    }
}
