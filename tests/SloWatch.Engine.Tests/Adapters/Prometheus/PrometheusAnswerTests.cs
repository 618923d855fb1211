using SloWatch.Engine.Polling;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Prometheus;

/// <summary>What becomes of answers, also of those that no server should give: what is not known is never a number.</summary>
public sealed class PrometheusAnswerTests : IDisposable
{
    private const string Labelled = "    depth:\n      query: depth\n      by: [queue, site]\n";

    private readonly StubPrometheus server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_vector_of_one_becomes_a_fact_of_the_time_of_the_round()
    {
        server.Answer = _ => StubAnswer.Series(("""{"job":"rabbit"}""", "17.5"));
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url));

        Assert.Equal("Gauge gauge:depth value=17.5 at 2026-03-02T12:00:00.250Z by depths of queues", AskedSource.Line(Assert.Single(round.Events)));
        Assert.Null(round.Trouble);
        StubQuestion question = Assert.Single(server.Questions);
        Assert.Equal(("POST /api/v1/query HTTP/1.1", "sum(depth)", "1772452800.250", "10000ms"), (question.Line, question.Query, question.Form["time"], question.Form["timeout"]));
    }

    [Theory]
    [InlineData("scalar", """[1772452800.25,"3"]""", "3")]
    [InlineData("scalar", """[1772452800.25,"-1e3"]""", "-1000")]
    [InlineData("vector", """[{"metric":{},"value":[1,"0"]}]""", "0")]
    [InlineData("vector", """[{"value":[1,"2"]}]""", "2")]
    public async Task Numbers_are_read_as_they_are(string type, string result, string expected)
    {
        server.Answer = _ => StubAnswer.Result(type, result);
        Assert.Equal(expected, Assert.Single((await AskedSource.AskAsync(AskedSource.Of(server.Url))).Events).Details!.Value!.Value.ToString("R", global::System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Series_are_told_apart_by_their_labels()
    {
        server.Answer = _ => StubAnswer.Series(("""{"queue":"a","site":"x"}""", "1"), ("""{"queue":"a","site":"y"}""", "2"), ("""{"queue":"b"}""", "NaN"), ("{}", "4"));
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, Labelled));

        Assert.Equal([("a/x", 1d), ("a/y", 2d), ("(none)/(none)", 4d)], round.Events.Select(fact => (fact.Details!.Name!, fact.Details.Value!.Value)));
        Assert.Null(round.Trouble);
    }

    /// <summary>The one that is missing may be the worst.</summary>
    [Theory]
    [InlineData("\"+Inf\"", "the value of 'b/x' is +Inf, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("\"-Inf\"", "the value of 'b/x' is -Inf, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("\"1e400\"", "the value of 'b/x' is 1e400, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("\"many\"", "the value of 'b/x' is many, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("7", "the answer cannot be read; look what stands in between")]
    public async Task One_of_several_series_that_is_no_number_is_not_left_out_unless_it_is_NaN(string value, string trouble)
    {
        server.Answer = _ => StubAnswer.Result("vector", $$$"""[{"metric":{"queue":"a","site":"x"},"value":[1,"1"]},{"metric":{"queue":"b","site":"x"},"value":[1,{{{value}}}]}]""");
        await AssertUnknown($"gauge 'depth': {trouble}", Labelled);
    }

    [Theory]
    [InlineData("vector", "[]", "the query gives nothing just now, so nothing is known; see that what it names is there, or write 'or vector(0)' behind it if nothing means zero")]
    [InlineData("vector", """[{"metric":{},"value":[1,"NaN"]}]""", "its value is NaN, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("vector", """[{"metric":{},"value":[1,"+Inf"]}]""", "its value is +Inf, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("vector", """[{"metric":{},"value":[1,"1e400"]}]""", "its value is 1e400, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("scalar", """[1,"-Inf"]""", "its value is -Inf, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("scalar", """[1,"NaN"]""", "its value is NaN, which is no number, so nothing is known; see that the query does not divide by zero")]
    [InlineData("matrix", """[{"metric":{},"values":[[1,"3"]]}]""", "the query gives series over a time, and not their values now; take the [range] from its end, or put rate(), max_over_time() or the like around it")]
    [InlineData("string", """[1,"3"]""", "the query gives a text; ask for a number")]
    [InlineData("vector", """[{"metric":{"q":"a"},"value":[1,"1"]},{"metric":{"q":"b"},"value":[1,"2"]}]""", """the query gives 2 series where one is meant ({"q":"a"}, {"q":"b"}); put sum() or max() around it, or name the labels that tell them apart in 'by'""")]
    [InlineData("vector", """[{"metric":{},"value":[1,3]}]""", "the answer cannot be read; look what stands in between")]
    [InlineData("vector", """[{"metric":{},"histogram":[1,{}]}]""", "the query gives a histogram, and not a number; put histogram_quantile(), histogram_count() or the like around it")]
    [InlineData("vector", """[{"metric":{}}]""", "the answer cannot be read; look what stands in between")]
    [InlineData("vector", "[7]", "the answer cannot be read; look what stands in between")]
    [InlineData("vector", """{"a":1}""", "the answer cannot be read; look what stands in between")]
    [InlineData("scalar", "[]", "the answer cannot be read; look what stands in between")]
    [InlineData("streams", "[]", "the answer cannot be read; look what stands in between")]
    public async Task What_is_no_number_is_not_known(string type, string result, string trouble)
    {
        server.Answer = _ => StubAnswer.Result(type, result);
        await AssertUnknown($"gauge 'depth': {trouble}");
    }

    [Fact]
    public async Task Labels_that_do_not_tell_series_apart_are_told()
    {
        server.Answer = _ => StubAnswer.Series(("""{"queue":"a","pod":"1"}""", "1"), ("""{"queue":"a","pod":"2"}""", "2"));
        await AssertUnknown("""gauge 'depth': two series of the query are both 'a/(none)' by queue, site ({"queue":"a","pod":"1"}, {"queue":"a","pod":"2"}); name more labels in 'by', or put sum by (...) around it""", Labelled);
    }

    [Fact]
    public async Task More_series_than_a_day_has_room_for_are_refused()
    {
        server.Answer = _ => StubAnswer.Series([.. Enumerable.Range(0, 28).Select(i => ($$"""{"queue":"{{i}}"}""", "1"))]);
        await AssertUnknown("gauge 'depth': the query gives 28 series, and a day has room for 27 that are asked for so often; ask for fewer, or less often with 'every'", Labelled);
    }

    [Fact]
    public async Task As_many_series_as_a_day_has_room_for_are_taken()
    {
        server.Answer = _ => StubAnswer.Series([.. Enumerable.Range(0, 27).Select(i => ($$"""{"queue":"{{i}}"}""", "1"))]);
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, Labelled));

        Assert.Equal((27, null), (round.Events.Count, round.Trouble));
    }

    [Theory]
    [InlineData(400, "bad_data", "invalid parameter \\\"query\\\": 1:5: parse error: unclosed left parenthesis", "gauge 'depth': URL refuses the query: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis; mend 'query'")]
    [InlineData(422, "execution", "found duplicate series", "gauge 'depth': URL could not say: found duplicate series; mend 'query', or look at what it asks for")]
    [InlineData(503, "timeout", "query timed out", "gauge 'depth': URL could not say: query timed out; look how it does")]
    [InlineData(503, "unavailable", "", "gauge 'depth': URL could not say: 503 ServiceUnavailable; look how it does")]
    [InlineData(200, "internal", "two\\nlines", "gauge 'depth': URL could not say: two lines; look how it does")]
    public async Task What_the_server_says_is_told(int status, string type, string error, string trouble)
    {
        server.Answer = _ => StubAnswer.Error(status, type, error);
        await AssertUnknown(trouble);
    }

    [Theory]
    [InlineData(200, "", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, "<html>Welcome</html>", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, """{"status":"success","data":{"resultType":"vector","res""", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, """{"status":"success"}""", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, """{"status":"success","data":7}""", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, """{"status":"\ud800"}""", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, "[]", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(200, "\0\u0001\u0002", "gauge 'depth': URL does not answer as Prometheus does (200); correct 'url', or look what stands in between")]
    [InlineData(401, "", "gauge 'depth': URL does not let in whoever asks (401); give it the right 'bearerToken', or 'user' and 'password'")]
    [InlineData(403, "no", "gauge 'depth': URL does not let in whoever asks (403); give it the right 'bearerToken', or 'user' and 'password'")]
    [InlineData(404, "404 page not found", "gauge 'depth': URL has nothing at /api/v1/query (404); correct 'url': it ends where /api/v1 begins")]
    [InlineData(500, "oops", "gauge 'depth': URL answers 500 InternalServerError; look how it does")]
    [InlineData(502, "<html/>", "gauge 'depth': URL answers 502 BadGateway; look how it does")]
    public async Task An_answer_of_somebody_else_is_told(int status, string body, string trouble)
    {
        server.Answer = _ => StubAnswer.Of(status, body);
        await AssertUnknown(trouble);
    }

    [Theory]
    [InlineData(""","warnings":["PromQL partial response: store down","another"]""", "PromQL partial response: store down")]
    [InlineData(""","warnings":["PromQL info: metric might not be a counter","PromQL warning: bucket label le is missing"],"infos":[]""", "PromQL warning: bucket label le is missing")]
    [InlineData(""","warnings":"two\nlines" """, "two lines")]
    [InlineData(""","warnings":[{"store":"down"}]""", """{"store":"down"}""")]
    public async Task An_answer_with_a_warning_may_lack_something_and_is_not_known(string more, string warning)
    {
        server.Answer = _ => StubAnswer.Result("vector", """[{"metric":{},"value":[1,"3"]}]""", more);
        await AssertUnknown($"gauge 'depth': URL warns that its answer may not be whole: {warning}; look how it does, or mend 'query'");
    }

    [Theory]
    [InlineData(""","warnings":[]""")]
    [InlineData(""","warnings":null""")]
    [InlineData(""","infos":["PromQL info: metric might not be a counter"]""")]
    [InlineData(""","warnings":["PromQL info: metric might not be a counter"]""")]
    public async Task What_is_told_by_the_way_is_no_trouble(string more)
    {
        server.Answer = _ => StubAnswer.Result("vector", """[{"metric":{},"value":[1,"3"]}]""", more);
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url));

        Assert.Equal((1, null), (round.Events.Count, round.Trouble));
    }

    [Fact]
    public async Task A_server_that_sends_elsewhere_is_not_followed()
    {
        server.Answer = _ => new(302, [], Headers: "Location: http://example.com/login\r\n");
        await AssertUnknown("gauge 'depth': URL sends whoever asks to http://example.com/login; if that is the server, name it in 'url'");
    }

    [Fact]
    public async Task What_is_known_is_told_beside_what_is_not()
    {
        server.Answer = question => question.Query == "up" ? StubAnswer.Number("1") : StubAnswer.Series();
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, $"{AskedSource.OneGauge}    other:\n      query: up\n    third:\n      query: gone\n"));

        Assert.Equal("gauge:other", Assert.Single(round.Events).Instance);
        Assert.Matches(@"/source\.yaml:9:14: gauge 'depth': the query gives nothing just now.* \(and 1 more\)$", round.Trouble!);
    }

    private async Task AssertUnknown(string trouble, string gauges = AskedSource.OneGauge)
    {
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, gauges));
        Assert.Empty(round.Events);
        Assert.Equal(trouble, AskedSource.Trouble(round, server.Url));
    }
}
