using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Workflows;

/// <summary>
/// A hot meal, from the order to the door. Four systems carry it, and none of them knows all of it: the shop knows the order and its payment,
/// the payments only the payment, the kitchen the payment and the bag, the courier only the bag.
/// </summary>
internal sealed class OrderTale : Tale
{
    public const string Workflow = "order-fulfilment";
    public const string Shop = "web-shop";
    public const string Payments = "payments";
    public const string Kitchen = "kitchen";
    public const string Courier = "courier";

    private const int Tries = 3;

    private readonly FaultPlan plan;
    private readonly Teller shop;
    private readonly Teller kitchen;
    private readonly Teller courier;
    private readonly Work charge;
    private readonly Work refund;

    public OrderTale(string id, Instant ordered, Chance chance, FaultPlan plan)
        : base(Workflow, ordered, chance)
    {
        this.plan = plan;
        string payment = $"pay-{chance.Between(0x100000, 0xffffff):x}{id[2..]}", bag = $"bag-{id[2..]}";
        shop = new(Shop, id, new NamedValue("payment", payment));
        kitchen = new(Kitchen, "", new NamedValue("bag", bag), new NamedValue("payment", payment));
        courier = new(Courier, "", new NamedValue("bag", bag));
        Teller payments = new(Payments, "", new NamedValue("payment", payment));
        charge = new(payments, "charge") { Dependency = "card-provider", OperationKey = $"charge-{payment}" };
        refund = new(payments, "refund") { Dependency = "card-provider", Compensates = "charge" };
    }

    protected override void Happen()
    {
        Add(shop, EventKind.Started, new EventDetails { Attributes = [new("channel", Chance.Pick("web", "app", "app", "phone")), new("city", Chance.Pick("Utrecht", "Gouda", "Delft"))] });
        Enter("placed");
        if (!Charge())
        {
            Enter("not-paid");
            Add(shop, EventKind.Ended, new() { By = "shop" }, outcome: Outcome.Failed, error: "the payment failed");
            return;
        }

        Enter("paid");
        if (Cook())
        {
            Deliver();
        }
        else
        {
            Refund();
        }
    }

    /// <summary>False when it fails for good.</summary>
    private bool Charge()
    {
        Wait(0.5, 2);
        Add(charge, EventKind.StepScheduled);
        Wait(0.1, 0.8);
        Add(charge, EventKind.StepStarted);
        for (int attempt = 1; ; attempt++)
        {
            Wait(0.8, 3);
            string? error = plan.At(FaultKind.PaymentProvider, Now) is not null ? "503 service unavailable" : attempt == 1 && Chance.Percent(4) ? "timeout" : null;
            if (error is null || attempt == Tries)
            {
                Add(charge, EventKind.StepEnded, attempt, error is null ? Outcome.Completed : Outcome.Failed, error);
                return error is null;
            }

            Fail(charge, attempt, error, TimeSpan.FromSeconds(4 * attempt));
        }
    }

    /// <summary>False when something for it has run out.</summary>
    private bool Cook()
    {
        Work cook = new(kitchen, "cook");
        Wait(0.5, 2);
        Add(cook, EventKind.StepScheduled);
        Wait(3, 20);
        Add(cook, EventKind.StepStarted);
        bool ranOut = Chance.Percent(1.2);
        Wait(ranOut ? 2 : 15, ranOut ? 8 : 40);
        Add(cook, EventKind.StepEnded, outcome: ranOut ? Outcome.Failed : Outcome.Completed, error: ranOut ? "out of stock" : null);
        return !ranOut;
    }

    private void Deliver()
    {
        Work deliver = new(courier, "deliver");
        Wait(8, 35);
        Add(deliver, EventKind.StepStarted);
        Now += Chance.Percent(0.1) ? Chance.Seconds(110, 170) : Chance.Seconds(40, 100); // a long way, but in time: one that is late beside few that are not paid would hide why
        Add(deliver, EventKind.StepEnded, outcome: Outcome.Completed);
        Add(courier, EventKind.Ended, new() { Result = "delivered" }, outcome: Outcome.Completed);
    }

    /// <summary>What was taken is given back.</summary>
    private void Refund()
    {
        Wait(0.5, 2);
        Add(refund, EventKind.StepStarted);
        Wait(1, 4);
        Add(refund, EventKind.StepEnded, outcome: Outcome.Completed);
        Enter("refunded");
        Add(shop, EventKind.Ended, new() { By = "shop", Result = "refunded" }, outcome: Outcome.Cancelled);
    }

    private void Enter(string state)
    {
        Wait(0.05, 0.4);
        Add(shop, EventKind.State, state: state);
    }
}
