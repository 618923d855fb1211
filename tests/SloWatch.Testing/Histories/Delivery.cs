using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Testing.Histories;

/// <summary>
/// Brings events to an instance as a pipeline would: in batches, with sweeps at a watermark that moves on, written and loaded
/// again in between; and keeps what was posted.
/// </summary>
public sealed class Delivery(InstanceKey key, WorkflowRules rules)
{
    private readonly Books books = new();
    private readonly Shelf shelf = new();
    private Instance instance = Instance.New(key);

    public Instance Instance => instance;

    public Books Books => books;

    public Instant NextDeadline { get; private set; } = Instant.Ever;

    /// <summary>Facts that were refused, as text.</summary>
    public List<string> Refused { get; } = [];

    public static JudgedHistory InOneGo(Trial trial, Instant now)
    {
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.Bring([.. trial.Events], now);
        return delivery.Judge();
    }

    public Advanced Bring(ReadOnlySpan<WorkflowEvent> batch, Instant now) => Keep(Advance.Run(instance, batch, Context(now)));

    public Advanced Forget(string source, Instant now) => Keep(Advance.Forget(instance, source, Context(now)));

    /// <summary>Shuffled, some of it twice, cut into batches, with sweeps and a fresh load in between; ends with a sweep at the given now.</summary>
    public void BringInDisorder(IReadOnlyList<WorkflowEvent> events, Dice dice, Instant last)
    {
        List<WorkflowEvent> told = [.. events, .. events.Where(_ => dice.Percent(10))];
        if (dice.Percent(80))
        {
            dice.Shuffle(told);
        }

        Moments nows = new(dice, last);
        int batch = dice.Pick(1, 1, 3, 10, told.Count + 1);
        for (int from = 0; from < told.Count;)
        {
            int count = Math.Min(dice.Between(1, batch), told.Count - from);
            Bring([.. told.GetRange(from, count)], nows.Next());
            from += count;
            if (dice.Percent(20))
            {
                Bring([], nows.Next());
            }

            if (dice.Percent(20))
            {
                WriteAndLoad();
            }
        }

        Bring([], last);
    }

    public void WriteAndLoad()
    {
        shelf.Put(instance);
        if (shelf.Row.NextDeadline != NextDeadline)
        {
            throw new DisagreementException($"The row's next deadline is {shelf.Row.NextDeadline}, Advance said {NextDeadline}");
        }

        instance = shelf.Take(rules);
    }

    public JudgedHistory Judge() => JudgedHistory.Of(instance, rules, books, NextDeadline);

    private AdvanceContext Context(Instant now) => new(rules, now, Instant.Never);

    private Advanced Keep(Advanced advanced)
    {
        books.Take(advanced);
        instance = advanced.Instance;
        NextDeadline = advanced.NextDeadline;
        Refused.AddRange(advanced.Refused.Select(refused => $"{refused.Reason}: {EventText.Of(refused.Fact)}"));
        return advanced;
    }
}

/// <summary>A watermark that never goes back: never for a while, then through the time of the history, then where it must end.</summary>
internal sealed class Moments(Dice dice, Instant last)
{
    private Instant now = Instant.Never;

    public Instant Next()
    {
        if (dice.Percent(40))
        {
            Instant later = now == Instant.Never ? HistoryWriter.Epoch : now + TimeSpan.FromMinutes(dice.Between(0, 600));
            now = Instant.Min(Instant.Max(now, later), last);
        }

        return now;
    }
}
