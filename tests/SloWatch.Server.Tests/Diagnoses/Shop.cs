using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Diagnoses;

/// <summary>What goes wrong with the orders of a shop from noon on.</summary>
internal enum Mishap
{
    None,
    PaymentsHang,
    PaymentsFail,
    ApprovalsStand,
    HalfOnBadVersion,
    AllOnBadVersion,
    PaymentsAndApprovals,
    ShopFallsSilent,
}

/// <summary>
/// A shop that takes an order each minute, beginning three hours before noon. Each is charged by a provider, approved by a person and sent, all in nine
/// minutes; it has to be done in an hour.
/// </summary>
internal sealed class Shop(LiveServer server, Mishap mishap)
{
    private const int Before = -180;
    private const int Orders = 150;

    private readonly (double At, string Event)[] story = [.. Enumerable.Range(Before, Orders - Before).SelectMany(minute => Order(minute, mishap)).OrderBy(one => one.At)];
    private int told;

    /// <summary>What happened before noon is delivered at once; from then on the clock goes by minutes.</summary>
    public async Task GoOnAsync(int toMinute, bool diagnoses = true)
    {
        for (int minute = told == 0 ? 0 : told; minute <= toMinute; minute++)
        {
            server.Clock.Now = LiveServer.Noon + TimeSpan.FromMinutes(minute);
            bool silent = mishap == Mishap.ShopFallsSilent && minute > 0;
            await server.PostAsync(silent ? [] : [.. story.Where(one => one.At <= minute && (minute == 0 || one.At > minute - 1)).Select(one => one.Event), LiveServer.Watermark(minute)]);
            if (diagnoses)
            {
                await server.DiagnoseAlertsAsync();
            }
        }

        told = toMinute + 1;
    }

    public async Task<JsonElement> PageAsync() =>
        (await server.JsonAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray().First(alert => alert.GetProperty("name").GetString() == "orders-in-an-hour" && alert.GetProperty("cause").GetString() == "2% in 1h");

    private static IEnumerable<(double At, string Event)> Order(int minute, Mishap mishap)
    {
        bool wrong = minute >= 0, odd = minute % 2 != 0;
        bool bad = wrong && (mishap == Mishap.AllOnBadVersion || (mishap == Mishap.HalfOnBadVersion && odd));
        bool noPayment = wrong && (mishap == Mishap.PaymentsHang || (mishap == Mishap.PaymentsAndApprovals && odd));
        bool noApproval = wrong && (mishap == Mishap.ApprovalsStand || (mishap == Mishap.PaymentsAndApprovals && !odd));
        bool fails = bad || (wrong && mishap == Mishap.PaymentsFail);
        (double, string) At(double after, string kind, string more) => (minute + after, LiveServer.Event(kind, $"o{minute + 1000}", minute + after, more));

        yield return At(0, "started", $",\"version\":\"{(bad ? "v2" : "v1")}\"");
        yield return At(0.1, "state", ",\"state\":\"received\"");
        yield return At(0.2, "stepStarted", ",\"step\":\"charge\",\"dependency\":\"payments\"");
        if (noPayment)
        {
            yield break;
        }

        if (fails)
        {
            string error = bad ? "no such field" : $"HTTP 503, request {minute + 1000}";
            yield return At(0.4, "stepEnded", $",\"step\":\"charge\",\"outcome\":\"failed\",\"error\":\"{error}\"");
            yield return At(0.5, "ended", ",\"outcome\":\"failed\"");
            yield break;
        }

        yield return At(0.4, "stepEnded", ",\"step\":\"charge\",\"outcome\":\"completed\"");
        yield return At(0.5, "state", ",\"state\":\"paid\"");
        yield return At(0.6, "stepStarted", ",\"step\":\"approve\"");
        if (!noApproval)
        {
            yield return At(8, "stepEnded", ",\"step\":\"approve\",\"outcome\":\"completed\"");
            yield return At(8.5, "state", ",\"state\":\"sent\"");
            yield return At(9, "ended", ",\"outcome\":\"completed\"");
        }
    }
}
