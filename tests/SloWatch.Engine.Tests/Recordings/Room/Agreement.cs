using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>Holds the fold of an instance against the truth: told in order, and shuffled with each event twice; and against a recount.</summary>
internal sealed class Agreement
{
    private readonly Dictionary<string, WorkflowRules> rules = [];
    private readonly Dice dice = new(20_261_121);

    /// <summary>Null when they agree.</summary>
    public string? Difference(InstanceKey key, IReadOnlyList<WorkflowEvent> told, IReadOnlyList<LifeAccount> truth)
    {
        WorkflowRules judgedBy = RulesOf(key.Workflow);
        string expected = $"{LifeAccount.Text(truth)}\n{VerdictsOf(truth)}\n{Judged.Detail(Recount.Units(key, told, judgedBy, Instant.Ever))}";
        Delivery inOrder = new(key, judgedBy);
        inOrder.Bring([.. told.OrderBy(fact => fact.At)], Instant.Ever);
        Delivery shuffled = new(key, judgedBy);
        BringInDisorder(shuffled, told);
        return Difference("", key, expected, inOrder, judgedBy) ?? Difference(", told in disorder", key, expected, shuffled, judgedBy);
    }

    private static string? Difference(string how, InstanceKey key, string expected, Delivery delivery, WorkflowRules rules)
    {
        IReadOnlyList<JudgedUnit> units = delivery.Instance.Units(rules);
        string known = $"{LifeAccount.Text(delivery.Instance)}\n{VerdictsOf(units)}\n{Judged.Detail(units)}";
        return known == expected && delivery.Refused.Count == 0 ? null : $"{key}{how}\nexpected:\n{expected}\nknown:\n{known}{string.Concat(delivery.Refused)}";
    }

    /// <summary>One by one where they are few, else in three batches, stored and loaded in between.</summary>
    private void BringInDisorder(Delivery delivery, IReadOnlyList<WorkflowEvent> told)
    {
        List<WorkflowEvent> shuffled = [.. told, .. told];
        dice.Shuffle(shuffled);
        foreach (WorkflowEvent[] batch in shuffled.Chunk(told.Count > 40 ? (shuffled.Count / 3) + 1 : dice.Pick(1, 1, 3, 100)))
        {
            delivery.Bring(batch, Instant.Never);
            if (told.Count > 40 || dice.Percent(10))
            {
                delivery.WriteAndLoad();
            }
        }

        delivery.Bring([], Instant.Ever);
    }

    /// <summary>What `success` has to say: lives that go on with one another are one case, and its last life decides.</summary>
    private static string VerdictsOf(IReadOnlyList<LifeAccount> lives)
    {
        List<VerdictKind> verdicts = [];
        LifeAccount? first = null;
        foreach (LifeAccount life in lives)
        {
            if (life.Reopened && verdicts.Count > 0)
            {
                verdicts.RemoveAt(verdicts.Count - 1);
            }
            else
            {
                first = life;
            }

            verdicts.Add(first!.Begun is null ? VerdictKind.Excluded : VerdictOf(life.Outcome));
        }

        return string.Join(' ', verdicts);
    }

    private static VerdictKind VerdictOf(Outcome outcome) => outcome switch
    {
        Outcome.None => VerdictKind.Pending,
        Outcome.Completed => VerdictKind.Good,
        Outcome.Failed or Outcome.TimedOut => VerdictKind.Bad,
        _ => VerdictKind.Excluded,
    };

    private static string VerdictsOf(IEnumerable<JudgedUnit> units) =>
        string.Join(' ', units.Where(unit => unit.Measurement.Indicator.Type == "success").Select(unit => unit.Verdict.Kind));

    private WorkflowRules RulesOf(string workflow)
    {
        if (!rules.TryGetValue(workflow, out WorkflowRules? known))
        {
            Workflow named = new(workflow);
            Measurement[] measurements = [Measure.By(named, "success"), Measure.By(named, "cycleTime", ("within", "1m")), Measure.By(named, "stepTime", ("within", "10s"))];
            rules.Add(workflow, known = new(named, [.. measurements.OrderBy(measurement => measurement.Hash, StringComparer.Ordinal)]));
        }

        return known;
    }
}
