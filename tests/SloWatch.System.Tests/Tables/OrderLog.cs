using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SloWatch.Testing.Histories;

namespace SloWatch.System.Tests.Tables;

/// <summary>The same orders as an event log, as a table with a row for each event, and as a table with a row for each order.</summary>
internal static class OrderLog
{
    private static readonly string[] Activities = ["Received", "Checked", "Paid", "Delivered", "Cancelled"];

    private static readonly Order[] Orders = [.. Enumerable.Range(0, 60).Select(Make)];

    private sealed record Order(string Id, string Key, string Channel, (string Activity, DateTimeOffset At)[] Events);

    public static string Xes => new XElement(
        "log",
        Orders.Select(order => new XElement(
            "trace",
            Text("concept:name", order.Id),
            Text("ORDER", order.Key),
            Text("CHANNEL", order.Channel),
            order.Events.Select(one => new XElement("event", Text("concept:name", one.Activity), Attribute("date", "time:timestamp", one.At.ToString("o", CultureInfo.InvariantCulture))))))).ToString();

    /// <summary>In local time, a case's attributes on its first row alone, and rows in no order.</summary>
    public static byte[] Long(Func<DateTimeOffset, bool> holds)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        List<string> rows =
        [
            .. from order in Orders
               from one in order.Events
               where holds(one.At)
               let first = one == order.Events[0]
               select $"{(first ? order.Channel : "")};{one.Activity};\"{order.Id}\";{TimeZoneInfo.ConvertTime(one.At, zone).ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture)};{(first ? order.Key : "")};\"a \"\"note\"\";\r\nof two lines\"",
        ];
        new Dice(5).Shuffle(rows);
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"CHANNEL;event;order id;at;ORDER;note\r\n{string.Join("\r\n", rows)}");
    }

    public static string Wide => $"id\tORDER\tCHANNEL\t{string.Join('\t', Activities.Select(activity => activity.ToLowerInvariant()))}\n"
        + string.Concat(Orders.Select(order => $"{order.Id}\t{order.Key}\t{order.Channel}\t{string.Join('\t', Activities.Select(activity => TimeOf(order, activity)))}\n"));

    private static string TimeOf(Order order, string activity) =>
        order.Events.Where(one => one.Activity == activity).Select(one => one.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)).SingleOrDefault("");

    private static Order Make(int number)
    {
        Dice dice = new(number);
        DateTimeOffset at = new(2024, 3, 20 + (number / 6), 6 + number % 6, dice.Below(60), 0, TimeSpan.Zero);
        List<(string, DateTimeOffset)> events = [("Received", at)];
        foreach (string activity in Activities[1..4].Take(dice.Between(1, 4)))
        {
            at += TimeSpan.FromMinutes(dice.Between(5, 1500));
            bool cancelled = dice.Percent(8);
            events.Add((cancelled ? "Cancelled" : activity, at));
            if (cancelled)
            {
                break;
            }
        }

        return new Order($"Zürich {number}", $"k-{number}", dice.Pick("web", "phone"), [.. events]);
    }

    private static XElement Text(string key, string value) => Attribute("string", key, value);

    private static XElement Attribute(string type, string key, string value) => new(type, new XAttribute("key", key), new XAttribute("value", value));
}
