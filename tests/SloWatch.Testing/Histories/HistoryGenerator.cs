using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Testing.Builders;

namespace SloWatch.Testing.Histories;

/// <summary>Histories of one instance with everything that real sources do to them, in the order in which they were told.</summary>
public static class HistoryGenerator
{
    public static readonly InstanceKey Key = new(Some.WorkflowName, Some.InstanceId);

    /// <param name="size">About how many events.</param>
    public static List<WorkflowEvent> Instance(InstanceKey key, Dice dice, int size)
    {
        HistoryWriter writer = new(key, dice);
        int lives = dice.Pick(1, 1, 1, 2, 2, 3);
        bool named = dice.Percent(35);
        writer.LifeNamedPercent = dice.Pick(100, 100, 60);
        for (int life = 1; life <= lives; life++)
        {
            writer.Life = named ? $"life-{life}" : null;
            Live(writer, first: life == 1, Math.Max(1, size / lives));
            writer.Pass(dice.Pick(TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(23), TimeSpan.FromHours(24), TimeSpan.FromHours(40)));
        }

        Disturbance.Apply(writer.Events, dice);
        return writer.Events;
    }

    /// <summary>Nothing of it ever closes: work begins, and then there is silence.</summary>
    public static List<WorkflowEvent> Hung(InstanceKey key, Dice dice, int size)
    {
        List<WorkflowEvent> all = Instance(key, dice, size);
        all.RemoveAll(fact => fact.Kind is EventKind.Ended or EventKind.StepEnded or EventKind.StepFailed or EventKind.Gap || fact.Void || fact.Fact is not null);
        return all;
    }

    private static void Live(HistoryWriter writer, bool first, int actions)
    {
        LifeScript life = new(writer);
        life.Begin(first);
        int left = writer.Dice.Between(0, actions);
        for (int i = 0; i < left; i++)
        {
            life.Act();
        }

        if (writer.Dice.Percent(30))
        {
            return;
        }

        life.End();
        AfterTheEnd(writer, life);
    }

    /// <summary>A second end, steps that go on, a vanished instance seen again.</summary>
    private static void AfterTheEnd(HistoryWriter writer, LifeScript life)
    {
        if (writer.Dice.Percent(15))
        {
            life.End();
        }

        for (int i = writer.Dice.Percent(25) ? writer.Dice.Between(1, 4) : 0; i > 0; i--)
        {
            life.Act();
        }
    }
}
