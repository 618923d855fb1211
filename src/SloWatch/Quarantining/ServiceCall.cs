using System.Globalization;
using System.Net;
using System.Text.Json;
using SloWatch.Cli.Running;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Quarantining;

/// <summary>Asks the service that works on the store to do what nobody else may while it runs.</summary>
internal static class ServiceCall
{
    private const string TokenVariable = "SLOWATCH_TOKEN";

    public static string Post(Workplace place, string what, QuarantineChoice choice, string service, WriterBusyException busy)
    {
        string query = string.Join('&', new[]
        {
            $"store={Uri.EscapeDataString(Path.GetFullPath(place.StorePath))}",
            choice.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"id={id}") : null,
            choice.Source is { } source ? $"source={Uri.EscapeDataString(source)}" : null,
            what == "drop" && choice is { Id: null, Source: null } ? "all=true" : null,
        }.OfType<string>());
        if (!Uri.TryCreate($"{service.TrimEnd('/')}/api/v1/quarantine/{what}?{query}", UriKind.Absolute, out Uri? address) || !address.Scheme.StartsWith("http", StringComparison.Ordinal))
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
