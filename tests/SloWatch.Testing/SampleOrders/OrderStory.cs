using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.SampleOrders;

/// <summary>One order from the shop to the door. <see cref="now"/> moves on as the story goes.</summary>
internal sealed class OrderStory
{
    private readonly Dice dice;
    private readonly SampleOrder order;
    private readonly OrderTale tale;
    private readonly string channel;
    private readonly bool unpaid;
    private Instant now;

    public OrderStory(string id, Instant placed, Dice dice)
    {
        this.dice = dice;
        channel = dice.Pick("web", "web", "web", "app", "app", "marketplace");
        unpaid = channel == "app" && Mishaps.PackedUnpaid.Contains(placed);
        bool express = dice.Percent(30);
        order = new SampleOrder(id, placed, PromiseOf(placed, express), express);
        tale = order.Tale;
        now = placed;
    }

    public SampleOrder Tell()
    {
        Place();
        if (unpaid ? Pack() && Charge() : Charge() && !IsCalledOff() && Pack())
        {
            Ship();
        }

        return order;
    }

    /// <summary>What is ordered by three in the afternoon counts for that day.</summary>
    private static Instant PromiseOf(Instant placed, bool express)
    {
        DateOnly day = ShopHours.DayOf(placed);
        DateOnly counts = ShopHours.IsWorkingDay(day) && ShopHours.Clock(placed).Hour < 15 ? day : ShopHours.WorkingDaysLater(day, 1);
        return express ? ShopHours.At(ShopHours.WorkingDaysLater(counts, 1), 18, 0) : ShopHours.At(ShopHours.WorkingDaysLater(counts, 3), 21, 0);
    }

    private void Place()
    {
        tale.Start(now, new EventDetails
        {
            Version = Mishaps.VersionAt(now),
            Attributes = [new("channel", channel), new("delivery", order.Express ? "express" : "standard"), new("promised", order.Promised.ToString())],
        });
        tale.Enter("placed", Work.Shop, Later(0, 1));
    }

    /// <summary>False when the bank declines.</summary>
    private bool Charge()
    {
        Work charge = Work.Charge(order.Id, 1);
        bool slow = Mishaps.ChargedTwice.Contains(now);
        tale.Schedule(charge, Later(0, 2));
        Instant begun = Later(0, 2);
        tale.Begin(charge, begun);
        int attempt = TryAgain(charge);
        bool declined = !unpaid && !slow && dice.Percent(3);
        tale.Finish(charge, slow ? Later(40, 90) : Later(2, 9), attempt, declined ? "declined by the bank" : null);
        if (declined)
        {
            tale.Enter("cancelled", Work.Shop, Later(1, 3));
            End(Outcome.Completed, "shop", "declined");
            return false;
        }

        order.Charges.Add((begun, now));
        tale.Enter("paid", Work.Payments, Later(0, 1));
        if (slow && dice.Percent(70))
        {
            ChargeAgain(begun + Seconds(30, 31));
        }

        return true;
    }

    /// <summary>The attempt that gets an answer.</summary>
    private int TryAgain(Work charge)
    {
        int attempt = 1;
        for (; attempt < 4 && dice.Percent(attempt == 1 ? 5 : 25); attempt++)
        {
            Instant failed = Later(20, 30);
            tale.Fail(charge, failed, attempt, "504 from the card network", failed + TimeSpan.FromSeconds(30));
            now += TimeSpan.FromSeconds(30);
            tale.Begin(charge, Later(0, 2), attempt + 1);
        }

        return attempt;
    }

    /// <summary>The card network goes through with both; in the evening the second is given back.</summary>
    private void ChargeAgain(Instant begun)
    {
        Work again = Work.Charge(order.Id, 2);
        Instant done = Instant.Max(now, begun) + Seconds(3, 20);
        tale.Schedule(again, begun - Seconds(0, 1));
        tale.Begin(again, begun);
        tale.Finish(again, done);
        order.Charges.Add((begun, done));
        Undo(Work.Refund(again), ShopHours.At(ShopHours.DayOf(begun), 21, 0) + Seconds(0, 2400));
    }

    private bool IsCalledOff()
    {
        if (Mishaps.ChargedTwice.Contains(order.Placed) || !dice.Percent(2))
        {
            return false;
        }

        now += Seconds(180, 1500);
        End(Outcome.Cancelled, "customer", null);
        GiveBack(Work.Refund(Work.Charge(order.Id, 1)), Later(1, 60));
        return true;
    }

    /// <summary>False when it does not get to be packed: nobody picks it, or there is nothing to pick.</summary>
    private bool Pack()
    {
        Do(Work.Reserve, Later(0, 2), Later(0, 1), Later(1, 4));
        tale.Schedule(Work.Pick, Later(0, 1));
        bool stands = Mishaps.PickingStops.Contains(now);
        if (stands && dice.Percent(15))
        {
            return false;
        }

        Instant taken = ShopHours.Working(now + Seconds(300, 4200), Seconds(60, 5400));
        now = Mishaps.PickingStops.Contains(taken) ? ShopHours.Working(Mishaps.PickingStops.To + Seconds(0, 18_000), Seconds(60, 5400)) : taken;
        tale.Begin(Work.Pick, now);
        if (!unpaid && dice.Percent(Mishaps.Miscounted.Contains(now) ? 45 : 1))
        {
            GiveUp();
            return false;
        }

        tale.Finish(Work.Pick, Later(240, 1500));
        Do(Work.Pack, Later(1, 5), Later(60, 900), Later(120, 600));
        tale.Enter("packed", Work.Warehouse, Later(0, 1));
        order.PackedUnpaid = unpaid ? now : null;
        return true;
    }

    /// <summary>What was done is undone, backwards.</summary>
    private void GiveUp()
    {
        tale.Finish(Work.Pick, Later(300, 1800), error: "article is not on its shelf");
        now += Seconds(30, 300);
        Undo(Work.Restock, now);
        now += Seconds(10, 60);
        Undo(Work.Refund(Work.Charge(order.Id, 1)), now);
        now += Seconds(5, 20);
        tale.Enter("refunded", Work.Payments, now);
        End(Outcome.Completed, "shop", "refunded");
    }

    private void Ship()
    {
        tale.Schedule(Work.Collect, Later(0, 2));
        now = ShopHours.NextVan(now) + Seconds(0, 2400);
        tale.Begin(Work.Collect, now);
        tale.Finish(Work.Collect, Later(120, 600));
        tale.Enter("shipped", Work.Carrier, Later(0, 1));
        tale.Schedule(Work.Deliver, Later(0, 1));
        Deliver(isLost: dice.Percent(1));
    }

    private void Deliver(bool isLost)
    {
        DateOnly day = ShopHours.WorkingDaysLater(ShopHours.DayOf(now), order.Express || dice.Percent(55) ? 1 : 2);
        for (int attempt = 1; ; attempt++, day = ShopHours.WorkingDaysLater(day, 1))
        {
            now = ShopHours.At(day, 8, 30) + Seconds(0, order.Express ? 32_000 : 43_000);
            tale.Begin(Work.Deliver, now, attempt);
            if (isLost)
            {
                return;
            }

            now += Seconds(30, 400);
            if (attempt == 3 || !dice.Percent(attempt == 1 ? 8 : 25))
            {
                Arrive(attempt);
                return;
            }

            tale.Fail(Work.Deliver, now, attempt, "nobody at home", ShopHours.At(ShopHours.WorkingDaysLater(day, 1), 8, 0));
        }
    }

    private void Arrive(int attempt)
    {
        tale.Finish(Work.Deliver, now, attempt);
        order.Delivered = Later(0, 1);
        tale.Enter("delivered", Work.Carrier, now);
        End(Outcome.Completed, "shop", "delivered");
    }

    private void End(Outcome outcome, string by, string? result)
    {
        order.Ended = Later(1, 20);
        order.Result = result;
        tale.End(now, outcome, by, result);
    }

    private void Undo(Work work, Instant at)
    {
        order.Undone ??= at;
        GiveBack(work, at);
    }

    private void GiveBack(Work work, Instant at) => Do(work, at, at + TimeSpan.FromSeconds(1), at + TimeSpan.FromSeconds(4));

    private void Do(Work work, Instant scheduled, Instant begun, Instant done)
    {
        tale.Schedule(work, scheduled);
        tale.Begin(work, begun);
        tale.Finish(work, done);
    }

    private Instant Later(int least, int most) => now += Seconds(least, most);

    /// <summary>To the millisecond, and never none, so that what follows comes later.</summary>
    private TimeSpan Seconds(int least, int most) => TimeSpan.FromMilliseconds(dice.Between((least * 1000) + 20, most * 1000));
}
