using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Invariants;

public class OrderFreeTests
{
    [Fact]
    public void Any_order_repeats_batches_sweeps_and_reloads_give_the_same_instance_ledger_and_violations() => Property.Holds(800, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = Cases.SomeNow(trial, dice);
        JudgedHistory expected = Delivery.InOneGo(trial, now);
        for (int i = 0; i < trial.Effort; i++)
        {
            Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
            delivery.BringInDisorder(trial.Events, dice.Split(), now);
            if (delivery.Judge().DifferenceFrom(expected) is { } difference)
            {
                return $"judged at {now}: {difference}";
            }
        }

        return null;
    });

    [Fact]
    public void Equal_deliveries_answer_equally() => Property.Holds(100, Cases.Any, trial =>
    {
        Instant now = Cases.SomeNow(trial, trial.Dice());
        return Delivery.InOneGo(trial, now).DifferenceFrom(Delivery.InOneGo(trial, now));
    });

    [Fact]
    public void Telling_everything_again_changes_nothing() => Property.Holds(200, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = Cases.SomeNow(trial, dice);
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, dice, now);
        JudgedHistory before = delivery.Judge();
        if (dice.Percent(50) && trial.Events.Count > 0)
        {
            delivery.WriteAndLoad();
        }

        Advanced again = delivery.Bring([.. trial.Events], now);
        bool silent = !again.Changed && again.Postings.Count + again.Late.Count + again.ViolationsAdded.Count + again.ViolationsRemoved.Count == 0;
        return silent ? delivery.Judge().DifferenceFrom(before) : $"told again at {now}, it says that something changed";
    });

    [Fact]
    public void A_forgotten_source_never_was() => Property.Holds(300, Cases.Any, trial =>
    {
        Dice dice = trial.Dice();
        Instant now = Cases.SomeNow(trial, dice);
        string source = dice.Pick("engine", "broker", "mirror");
        Delivery expected = new(HistoryGenerator.Key, trial.Rules);
        expected.Bring([.. trial.Events.Where(fact => fact.Source != source)], now);
        Delivery delivery = new(HistoryGenerator.Key, trial.Rules);
        delivery.BringInDisorder(trial.Events, dice, now);
        delivery.Forget(source, now);
        return delivery.Judge().DifferenceFrom(expected.Judge()) is { } difference ? $"without {source} at {now}: {difference}" : null;
    });
}
