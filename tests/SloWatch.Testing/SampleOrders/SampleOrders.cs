using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Testing.Histories;

namespace SloWatch.Testing.SampleOrders;

/// <summary>
/// The log of the example rules/order-fulfilment: four weeks of orders, told by the shop, the payment service, the warehouse and the carrier,
/// each in a file of its own. See <see cref="Mishaps"/> for what goes wrong.
/// </summary>
public static class SampleOrders
{
    public const string Workflow = "order-fulfilment";

    /// <summary>The rules, and the log within them, relative to the repository.</summary>
    public const string Folder = "rules/order-fulfilment";

    private const int Seed = 20260504;
    private const int FirstDay = 4;
    private const int LastDay = 29;

    /// <summary>What happens later is not in the log.</summary>
    public static readonly Instant End = ShopHours.May(LastDay, 18);

    public static IReadOnlyList<string> Sources { get; } = [Work.Shop, Work.Payments, Work.Warehouse, Work.Carrier];

    public static string KeptAt(string source) => $"{Folder}/log/{source}.jsonl.gz";

    public static IReadOnlyList<SampleOrder> Orders()
    {
        Dice dice = new(Seed);
        int number = 1000;
        return [.. Placed(dice).Select(at => new OrderStory($"o-{++number}", at, dice.Split()).Tell())];
    }

    /// <summary>What one of the sources tells, in the order in which it happened.</summary>
    public static byte[] JsonLines(string source)
    {
        using MemoryStream lines = new();
        using (EventJsonWriter writer = new(lines))
        {
            IEnumerable<WorkflowEvent> told = Orders().SelectMany(order => order.Events).Where(fact => fact.Source == source && fact.At < End);
            foreach (WorkflowEvent fact in told.OrderBy(fact => fact.At.Micros).ThenBy(fact => fact.Instance, StringComparer.Ordinal))
            {
                writer.WriteLine(fact);
            }
        }

        return lines.ToArray();
    }

    private static IEnumerable<Instant> Placed(Dice dice)
    {
        for (int day = FirstDay; day <= LastDay; day++)
        {
            int[] minutes = [.. Enumerable.Range(0, dice.Between(14, 19) * (day == Mishaps.SaleDay ? 2 : 1)).Select(_ => MinuteOfDay(dice)).Order()];
            foreach (Instant at in minutes.Select(minute => ShopHours.May(day, 0) + TimeSpan.FromMinutes(minute) + TimeSpan.FromMilliseconds(dice.Below(60_000))))
            {
                if (at < End)
                {
                    yield return at;
                }
            }
        }
    }

    /// <summary>Mostly while people are awake.</summary>
    private static int MinuteOfDay(Dice dice) => dice.Percent(88) ? dice.Between(480, 1379) : dice.Between(0, 1439);
}
