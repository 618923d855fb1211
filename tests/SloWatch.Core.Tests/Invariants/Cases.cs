using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

/// <summary>How the properties of this folder draw their cases.</summary>
internal static class Cases
{
    public static Trial Any(int seed, int size)
    {
        Dice dice = new(seed);
        List<WorkflowEvent> events = HistoryGenerator.Instance(HistoryGenerator.Key, dice, size);
        Handovers.Add(events, dice);
        return new(seed, size, events, GeneratedRules.For(HistoryGenerator.Key.Workflow, dice), Effort: 3);
    }

    /// <summary>Nothing ever closes, and rules that filter nothing: whoever is late is known from the limits and the pauses alone.</summary>
    public static Trial Hung(int seed, int size)
    {
        Dice dice = new(seed);
        List<WorkflowEvent> events = HistoryGenerator.Hung(HistoryGenerator.Key, dice, size);
        Workflow workflow = Some.Workflow with { Calendar = GeneratedCalendars.Any(dice) };
        string[] pauses = GeneratedRules.Pauses(dice);
        WorkflowRules rules = GeneratedRules.Of(workflow,
        [
            Measure.By(workflow, "cycleTime", ("within", dice.Pick("10m", "5h", "1bd"))).Pausing(pauses),
            Measure.By(workflow, "success", ("within", dice.Pick("1h", "24h", "5bh"))).Pausing(pauses),
            Measure.By(workflow, "stuck", ("after", dice.Pick("1m", "1h", "1bh"))).Pausing(pauses),
            Measure.By(workflow, "stepTime", ("within", dice.Pick("1m", "1h", "1bd"))).Pausing(pauses),
            Measure.By(workflow, "waitTime", ("within", dice.Pick("1m", "1h", "1bh"))).Pausing(pauses),
        ]);
        return new(seed, size, events, rules, Effort: 1);
    }

    /// <summary>A watermark to judge at: before, in the midst of, after the history, or at the end of time.</summary>
    public static Instant SomeNow(Trial trial, Dice dice)
    {
        if (trial.Events.Count == 0 || dice.Percent(20))
        {
            return dice.Pick(Instant.Never, Instant.Ever);
        }

        return dice.OneOf(trial.Events).At + TimeSpan.FromMinutes(dice.Pick(-10, 0, 0, 10, 300, 1440, 3000));
    }
}
