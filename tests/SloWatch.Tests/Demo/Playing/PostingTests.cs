using System.Net;
using System.Text;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Cli.Running;
using SloWatch.Core.Events;

namespace SloWatch.Tests.Demo.Playing;

public sealed class PostingTests : IDisposable
{
    private const string Taken = """{"accepted":2,"new":2,"known":0,"refusedCount":0,"refused":[]}""";

    private readonly Answering service = new();

    [Fact]
    public async Task Whoever_is_told_to_come_later_comes_again_with_the_same()
    {
        service.Answers.Enqueue((HttpStatusCode.TooManyRequests, "", TimeSpan.Zero));
        service.Answers.Enqueue((HttpStatusCode.ServiceUnavailable, "", TimeSpan.Zero));
        service.Answers.Enqueue((HttpStatusCode.OK, Taken, null));

        string? refused = await PostAsync(2);

        Assert.Null(refused);
        Assert.Equal(3, service.Bodies.Count);
        Assert.Single(service.Bodies.Distinct());
    }

    [Fact]
    public async Task Much_comes_in_portions_one_after_the_other()
    {
        service.Answers.Enqueue((HttpStatusCode.OK, Taken, null));
        service.Answers.Enqueue((HttpStatusCode.OK, Taken, null));
        service.Answers.Enqueue((HttpStatusCode.OK, Taken, null));

        await PostAsync(4500);

        Assert.Equal([2000, 2000, 500], service.Bodies.Select(body => body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task Why_something_was_refused_is_given(HttpStatusCode status)
    {
        service.Answers.Enqueue((status, """{"accepted":0,"refusedCount":1,"refused":[{"index":0,"reason":"no such key"}]}""", null));

        Assert.Equal("no such key", await PostAsync(1));
    }

    [Fact]
    public async Task A_service_that_takes_nothing_from_it_ends_the_demo()
    {
        service.Answers.Enqueue((HttpStatusCode.Unauthorized, "{}", null));

        VerbStoppedException stopped = await Assert.ThrowsAsync<VerbStoppedException>(() => PostAsync(1));

        Assert.Contains("takes no events any more: 401", stopped.Message, StringComparison.Ordinal);
    }

    public void Dispose() => service.Dispose();

    private async Task<string?> PostAsync(int events)
    {
        using HttpClient client = new(service, disposeHandler: false) { BaseAddress = new("http://127.0.0.1") };
        WorkflowEvent fact = new() { Kind = EventKind.Watermark, At = DemoPlace.Noon, Source = "courier", Workflow = "order-fulfilment", Instance = "" };
        return await new Posting(client, TimeProvider.System).PostAsync(new(SimulatedSource.All[0], [.. Enumerable.Repeat(fact, events)]), CancellationToken.None);
    }

    /// <summary>Answers one after the other.</summary>
    private sealed class Answering : HttpMessageHandler
    {
        public Queue<(HttpStatusCode Status, string Text, TimeSpan? RetryAfter)> Answers { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("/api/v1/events", request.RequestUri!.AbsolutePath);
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            (HttpStatusCode status, string text, TimeSpan? retryAfter) = Answers.Dequeue();
            HttpResponseMessage answer = new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
            answer.Headers.RetryAfter = retryAfter is { } wait ? new(wait) : null;
            return answer;
        }
    }
}
