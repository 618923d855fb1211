using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Testing.Histories;

/// <summary>Random rules over the histories of <see cref="HistoryGenerator"/>: every indicator, with limits that the silences between events meet exactly, in all clocks.</summary>
public static class GeneratedRules
{
    private static readonly string[] Limits = ["1m", "10m", "1h", "5h", "24h", "1bh", "5bh", "1bd", "2bd"];

    public static WorkflowRules For(string workflow, Dice dice)
    {
        Workflow owner = new(workflow)
        {
            SeparateLives = dice.Percent(25),
            OverridesCount = dice.Percent(30),
            Calendar = GeneratedCalendars.Any(dice),
            Routes = Routes(dice),
            Revisable = dice.Pick(Workflow.DefaultRevisable, TimeSpan.FromHours(1)),
        };
        return Of(owner, [.. Enumerable.Range(0, dice.Between(1, 6)).Select(_ => Any(owner, dice))]);
    }

    /// <summary>As a rule folder would group them: distinct, ordered by hash.</summary>
    public static WorkflowRules Of(Workflow workflow, IEnumerable<Measurement> measurements) =>
        new(workflow, [.. measurements.DistinctBy(measurement => measurement.Hash).OrderBy(measurement => measurement.Hash, StringComparer.Ordinal)]);

    private static Measurement Any(Workflow workflow, Dice dice)
    {
        string type = dice.OneOf([.. IndicatorCatalogue.Names.Order(StringComparer.Ordinal)]);
        return Measure.By(workflow, type, [.. Settings(type, dice)])
            .Where(dice.Percent(25) ? Filter(dice) : UnitMatch.Nothing)
            .Except(dice.Percent(25) ? Filter(dice) : UnitMatch.Nothing)
            .Pausing(Pauses(dice));
    }

    private static (string Name, object Value)[] Settings(string type, Dice dice)
    {
        string limit = dice.Pick(Limits);
        return type switch
        {
            "cycleTime" => [("within", limit), ("onFailure", dice.Pick("bad", "close", "exclude")), .. dice.Percent(50) ? Part(dice) : [], .. Deadline(dice)],
            "stepTime" => [("within", limit), ("onFailure", dice.Pick("bad", "close", "exclude")), .. Step(dice)],
            "waitTime" => [("within", limit), .. Step(dice)],
            "stuck" => [("after", limit), .. dice.Percent(50) ? [] : ByState(dice)],
            "success" => [.. dice.Percent(25) ? [("within", limit), .. Deadline(dice)] : dice.Percent(60) ? [("within", limit), .. SuccessOf(dice)] : SuccessOf(dice)],
            "handoff" => Handoff(limit, dice),
            "retries" => [("max", dice.Pick("0", "1", "2")), .. Step(dice)],
            "compensations" => [("max", dice.Pick("0", "1")), .. Step(dice)],
            "duplicates" => [.. Step(dice)],
            "conformance" => dice.Percent(70) ? [] : [("track", "offer")],
            "backlog" => [("gauge", "queue"), ("limit", "10"), ("hold", limit)],
            "stuckShare" => [("after", limit), ("limit", dice.Pick("0%", "20%")), .. dice.Percent(50) ? [] : new[] { ("by", (object)"state") }],
            "metric" => [("gauge", "queue"), ("limit", "10"), ("slice", dice.Pick("1m", "1h"))],
            "freshness" => [("gauge", "queue"), ("within", dice.Pick("10m", "1bh"))],
            "schedule" => [("cron", dice.Pick("*/20 * * * *", "0 9-17 * * *", "30 2 * * *")), ("within", limit), ("by", dice.Pick("start", "end")), ("onSkip", dice.Pick("exclude", "bad")), ("onDouble", dice.Pick("ignore", "bad"))],
            _ => throw new NotSupportedException($"The generator of rules knows no settings for {type}; add them, so that the properties cover it."),
        };
    }

    private static (string Name, object Value)[] Handoff(string limit, Dice dice)
    {
        if (dice.Percent(60))
        {
            (string, object)[] key = dice.Percent(50) ? [("key", "order")] : [];
            return [("toWorkflow", dice.Pick("shipping", "billing")), ("within", limit), .. key, .. dice.Percent(40) ? [("from", dice.Pick("check", "pay"))] : Array.Empty<(string, object)>()];
        }

        (string from, string to) = dice.Pick(("check", "pay"), ("pay", "ship"), ("ship", "check"));
        return [("from", from), ("to", to), ("within", limit)];
    }

    private static (string Name, object Value)[] Part(Dice dice) => dice.Below(3) switch
    {
        0 => [("from", Milestone(dice))],
        1 => [("to", Milestone(dice))],
        _ => [("from", Milestone(dice)), ("to", Milestone(dice))],
    };

    private static (string Name, object Value)[] Milestone(Dice dice) =>
        dice.Percent(50) ? [("step", dice.Pick("check", "pay"))] : [("state", dice.Pick("new", "done")), .. dice.Percent(50) ? [("track", "offer")] : Array.Empty<(string, object)>()];

    private static (string Name, object Value)[] Deadline(Dice dice) => dice.Percent(60) ? [] : [("deadline", dice.Pick("events", "attribute:due"))];

    private static (string Name, object Value)[] ByState(Dice dice)
    {
        (string, object)[] own = [("after", dice.Pick(Limits))];
        return [("by", "state"), ("track", dice.Pick("main", "offer")), .. dice.Percent(50) ? [("states", new (string, object)[] { ("waiting", own) })] : Array.Empty<(string, object)>()];
    }

    private static (string Name, object Value)[] Step(Dice dice) => dice.Percent(60) ? [] : [("step", dice.Pick("check", "pay", "ship"))];

    private static Dictionary<string, StateRoutes> Routes(Dice dice) => new()
    {
        ["main"] = new([.. dice.Percent(50) ? ["new"] : Array.Empty<string>()], new Dictionary<string, IReadOnlyList<string>> { ["new"] = ["waiting", "done"], ["waiting"] = ["new", "done"] }),
        ["offer"] = new([], new Dictionary<string, IReadOnlyList<string>> { ["new"] = ["waiting"], ["waiting"] = ["done"], ["done"] = ["new"] }),
    };

    private static (string Name, object Value)[] SuccessOf(Dice dice) => dice.Below(4) switch
    {
        0 => [("step", dice.Pick("check", "pay"))],
        1 => [("accept", "approved")],
        2 => [("reject", "declined")],
        _ => [],
    };

    /// <summary>Often none; else states, blocks, suspensions, or some of each.</summary>
    public static string[] Pauses(Dice dice) => dice.Below(6) switch
    {
        0 => ["waiting"],
        1 => ["offer:waiting", "main:new"],
        2 => ["waiting", "blocked"],
        3 => [dice.Pick("blocked", "suspended")],
        _ => [],
    };

    private static UnitMatch Filter(Dice dice) => dice.Below(6) switch
    {
        0 => new UnitMatch { Versions = [dice.Pick("v1", "v*")] },
        1 => new UnitMatch { Attributes = [("tenant", ["test"])] },
        2 => new UnitMatch { Outcomes = [dice.Pick("cancelled", "failed", "completed")] },
        3 => new UnitMatch { By = ["user"] },
        4 => new UnitMatch { Results = ["declined", "approved"] },
        _ => new UnitMatch { Dependencies = [dice.Pick("bank", "c*")] },
    };
}
