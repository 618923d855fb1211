using System.Globalization;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>The service and the command line say the same, byte for byte.</summary>
public class AgreementTests
{
    [Fact]
    public async Task What_the_API_answers_is_what_the_verbs_print()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        string complete = Minute(-5);
        await served.PostAsync(
            Served.Event("started", "o-1", -200), Served.Event("ended", "o-1", -170, ",\"outcome\":\"completed\",\"result\":\"gräßlich & <good>\""),
            Served.Event("started", "o-2", -150), Served.Event("stepStarted", "o-2", -140, ",\"step\":\"pack\""),
            Served.Event("started", "o-3", -20), $$"""{"kind":"watermark","at":"{{complete}}","source":"shop","workflow":"orders"}""");
        await WaitForAsync(served, "/api/v1/sources", complete);
        string asOf = Minute(-60);

        await AgreeAsync(served, $"/api/v1/objectives?asOf={asOf}", "report", "--json", "--as-of", asOf);
        await AgreeAsync(served, "/api/v1/objectives", "report", "--json");
        await AgreeAsync(served, "/api/v1/status", "status", "--json");
        await AgreeAsync(served, "/api/v1/schemas/event", "schema", "--events");

        string one = await served.Client.GetStringAsync(new Uri($"/api/v1/instances/orders/o-2?asOf={asOf}", UriKind.Relative));
        string explain = Run(served, "explain", "o-2", "--json", "--as-of", asOf);
        string where = Run(served, "where", "o-2", "--json", "--as-of", asOf);
        Assert.Equal($"{explain.TrimEnd('\n', '}')},\n  \"where\": {where.TrimEnd('\n').Replace("\n", "\n  ", StringComparison.Ordinal)}\n}}\n", one);
    }

    private static async Task AgreeAsync(Served served, string path, params string[] verb) =>
        Assert.Equal(Run(served, verb), await served.Client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static string Run(Served served, params string[] verb)
    {
        string[] where = verb[0] == "schema" ? [] : ["--rules", Repository.PathOf(Served.Rules)];
        Answer answer = Slowatch.Run(served.Folder.Root, [.. verb, .. where]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        return answer.Out;
    }

    /// <summary>Until the clock of the service has ticked.</summary>
    private static async Task WaitForAsync(Served served, string path, string text)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (!(await served.Client.GetStringAsync(new Uri(path, UriKind.Relative), patience.Token)).Contains(text, StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    private static string Minute(double minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:00'Z'", CultureInfo.InvariantCulture);
}
