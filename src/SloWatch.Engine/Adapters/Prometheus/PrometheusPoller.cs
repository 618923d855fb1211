using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Polling;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>Asks a Prometheus server for the gauges of a Source. What it does not say, or not well, is not known.</summary>
internal sealed class PrometheusPoller : IPoller
{
    /// <summary>Of one answer: a hundred series with long labels have a tenth of it.</summary>
    private const int LongestAnswer = 1 << 20;

    /// <summary>Who had less says nothing of whether the server is there.</summary>
    private static readonly TimeSpan EnoughToConnect = TimeSpan.FromSeconds(1);

    private readonly SourceDefinition source;
    private readonly PrometheusMapping mapping;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public PrometheusPoller(SourceDefinition source, PrometheusMapping mapping, TimeProvider time)
    {
        (this.source, this.mapping, this.time) = (source, mapping, time);

        // A server that redirects could send the secret, or the question, somewhere else.
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = 1 };
        client = new(handler) { BaseAddress = mapping.Url, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("slowatch", null));
    }

    private string Server => mapping.Url.ToString().TrimEnd('/');

    public async Task<PollRound> AskAsync(Instant at, CancellationToken cancellation)
    {
        List<WorkflowEvent> events = [];
        List<string> troubles = [];
        RoundTime round = new(mapping, time);
        try
        {
            bool isThere = true;
            foreach ((int number, GaugeQuery gauge) in mapping.Gauges.Index())
            {
                QueryAnswer answer = isThere
                    ? await AskAsync(gauge, at, round.Next(mapping.Gauges.Count - number - 1), cancellation)
                    : QueryAnswer.Unknown($"not asked, for {Server} lets nobody connect");
                isThere &= !answer.NobodyConnected;
                events.AddRange(answer.Values.Select(value => FactOf(gauge, value, at)));
                troubles.AddRange(answer.Trouble is { } trouble ? [$"{gauge.Place}: gauge '{gauge.Name}': {trouble}"] : []);
            }
        }
        catch (UnansweredException nobody)
        {
            troubles.Insert(0, nobody.Message); // it answers no other question either
        }

        return new(events, troubles.Count == 0 ? null : troubles.Count == 1 ? troubles[0] : $"{troubles[0]} (and {troubles.Count - 1} more)");
    }

    public void Dispose() => client.Dispose();

    /// <param name="may">So long the answer may take.</param>
    private async Task<QueryAnswer> AskAsync(GaugeQuery gauge, Instant at, TimeSpan may, CancellationToken cancellation)
    {
        using Question question = QuestionOf(gauge, at, may);
        using HttpRequestMessage request = new(HttpMethod.Post, "api/v1/query") { Content = question };
        using CancellationTokenSource patience = new(may, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            request.Headers.Authorization = mapping.Credential?.Header();
            using HttpResponseMessage response = await client.SendAsync(request, either.Token);
            return response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest
                ? QueryAnswer.Unknown($"{Server} sends whoever asks to {response.Headers.Location}; if that is the server, name it in 'url'")
                : QueryAnswer.Read(await response.Content.ReadAsByteArrayAsync(either.Token), response.StatusCode, Server, gauge, mapping.SeriesLimit);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return OutOfTime(question, may);
        }
        catch (SecretException missing)
        {
            throw new UnansweredException(missing.Message);
        }
        catch (HttpRequestException failed)
        {
            return IsUnreachable(failed) ? throw new UnansweredException(Explain(failed)) : QueryAnswer.Unknown(Explain(failed));
        }
    }

    private QueryAnswer OutOfTime(Question question, TimeSpan may)
    {
        string time = DurationText.Format(may);
        if (!question.IsOnItsWay && (may == mapping.Timeout || may >= EnoughToConnect))
        {
            return QueryAnswer.Unknown($"{Server} let nobody connect within {time}; look whether it runs and what stands in between, or correct 'url'") with { NobodyConnected = true };
        }

        return QueryAnswer.Unknown(may == mapping.Timeout
            ? $"{Server} did not answer within {time}; look how it does, or let it have more time with 'timeout'"
            : $"{Server} did not answer in what was left of the round for it; look how it does, ask for less, or less often with 'every'");
    }

    private static Question QuestionOf(GaugeQuery gauge, Instant at, TimeSpan may) => new(
    [
        new("query", gauge.Query),
        new("time", (at.Micros / 1_000_000m).ToString("0.000", CultureInfo.InvariantCulture)),
        new("timeout", string.Create(CultureInfo.InvariantCulture, $"{may.TotalMilliseconds:0}ms")),
    ]);

    private static bool IsUnreachable(HttpRequestException failed) =>
        failed.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ConnectionError;

    private string Explain(HttpRequestException failed) => failed.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded => $"{Server} answers with more than {LongestAnswer} bytes; ask for less with sum() or max(), or correct 'url'",
        HttpRequestError.NameResolutionError => $"{Server} is not known by that name; correct 'url'",
        HttpRequestError.SecureConnectionError => $"{Server} has no certificate that is trusted here; have the machine trust its issuer, or correct 'url'",
        HttpRequestError.ConnectionError => $"{Server} cannot be reached ({failed.GetBaseException().Message}); start it, or correct 'url'",
        _ => $"{Server} broke off its answer ({failed.GetBaseException().Message}); look how it does, or correct 'url'",
    };

    private WorkflowEvent FactOf(GaugeQuery gauge, NamedNumber value, Instant at) => new()
    {
        Kind = EventKind.Gauge,
        At = at,
        Source = source.Name,
        Workflow = source.Workflow,
        Instance = SubjectKey.Gauge + gauge.Name,
        Details = new EventDetails { Name = value.Name, Value = value.Number },
    };
}

/// <summary>The server cannot be asked at all. The message says why, and what to do.</summary>
internal sealed class UnansweredException(string message) : Exception(message);
