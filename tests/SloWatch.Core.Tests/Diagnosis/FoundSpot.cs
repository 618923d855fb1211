using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Where the only bad unit of a case went bad, as <c>KIND step dependency state since 'error'</c>. Others took: check 2 min, approve 2 h, ship 10 min.</summary>
internal static class FoundSpot
{
    public static readonly Measurement InFourHours = Measure.CycleTime("4h");

    private static readonly Case Other = Case.AtNine()
        .StepStarted("check", "09:00").StepEnded("check", "09:02")
        .StepStarted("approve", "09:02").StepEnded("approve", "11:02")
        .StepStarted("ship", "11:02").StepEnded("ship", "11:12").Ended("11:12");

    public static string Of(Case facts) => Of(facts, InFourHours);

    public static string Of(Case facts, Measurement measurement) => Of(facts, measurement, Usual(new UsualTimes(measurement.Pauses), Other));

    public static string Of(Case facts, Measurement measurement, UsualTimes usual)
    {
        WorkflowRules rules = Judge.RulesOf(measurement);
        PlacedUnit unit = PlacedUnits.Of(facts.Key, Recount.Fold(facts.Facts, rules.Workflow), rules, Monday.At("1d 12:00")).Single(one => one.Evidence is not null);
        Spot spot = SpotFinder.Of(unit, usual);
        return $"{spot.Kind} {spot.Step ?? "-"} {spot.Dependency ?? "-"} {spot.State ?? "-"} {Monday.Text(spot.Since)}{(spot.Error is { } error ? $" '{error}'" : "")}";
    }

    public static UsualTimes Usual(params Case[] ended) => Usual(new UsualTimes(), ended);

    public static UsualTimes Usual(UsualTimes usual, params Case[] ended)
    {
        foreach (Case one in ended)
        {
            usual.Add(Recount.Fold(one.Facts, Some.Workflow).Lives[0]);
        }

        return usual;
    }
}
