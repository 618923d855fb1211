using System.CommandLine;
using System.Net;
using System.Text.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Settings;

namespace SloWatch.Cli.Running;

/// <summary>Asks the service that works on the store to do what nobody else may while it runs.</summary>
internal static class ServiceCall
{
    private const string TokenVariable = "SLOWATCH_TOKEN";

    /// <summary>Which service it is, while one runs.</summary>
    public static Option<string> Option() =>
        new("--service") { Description = "The service that works on the store, while one does", HelpName = "URL", DefaultValueFactory = _ => $"http://{SettingNames.DefaultListen}" };

    /// <param name="path">Of the API, below its version.</param>
    /// <param name="query">Names and values; those without a value are left out.</param>
    /// <param name="busy">Why the store cannot be worked on without it.</param>
    /// <returns>The answer, JSON.</returns>
    public static string Post(Workplace place, string path, IEnumerable<(string Name, string? Value)> query, string service, WriterBusyException busy)
    {
        IEnumerable<(string Name, string? Value)> all = query.Prepend(("store", Path.GetFullPath(place.StorePath)));
        string asked = string.Join('&', all.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        if (!Uri.TryCreate($"{service.TrimEnd('/')}/api/v1/{path}?{asked}", UriKind.Absolute, out Uri? address) || !address.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            throw new VerbStoppedException(ExitCode.Usage, $"--service: '{SafeText.Of(service, 100)}' is no address", "write one such as http://127.0.0.1:8080");
        }

        try
        {
            return SendAsync(address, place.Shell.Interrupted).GetAwaiter().GetResult();
        }
        catch (HttpRequestException unreachable)
        {
            throw new VerbStoppedException(ExitCode.Refused, $"{busy.Message}; and no service answers at {SafeText.Of(service, 100)} ({unreachable.Message.TrimEnd('.')})", "if it is a service, say where it listens with --service URL");
        }
    }

    private static async Task<string> SendAsync(Uri address, CancellationToken cancellation)
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(10) };
        if (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        using HttpResponseMessage answer = await client.PostAsync(address, null, cancellation);
        string text = (await answer.Content.ReadAsStringAsync(cancellation)).TrimEnd('\n');
        return answer.IsSuccessStatusCode ? text : throw new VerbStoppedException(
            answer.StatusCode == HttpStatusCode.NotFound ? ExitCode.NotFound : answer.StatusCode == HttpStatusCode.ServiceUnavailable ? ExitCode.StoreFailed : ExitCode.Refused,
            $"the service at {address.GetLeftPart(UriPartial.Authority)} does not do it: {SafeText.Of(DetailOf(text) ?? $"it answers {(int)answer.StatusCode}", 500)}",
            answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? $"put the token of an admin into the environment variable {TokenVariable}" : "mend that, and try again");
    }

    private static string? DetailOf(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.TryGetProperty("detail", out JsonElement detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
