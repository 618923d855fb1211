using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Tests.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Prometheus;

public class PrometheusSettingsTests
{
    private const string Source =
        """
        kind: Source
        name: depths
        workflow: loan
        format: prometheus
        mapping:
          url: http://127.0.0.1:9090
          gauges:
            depth:
              query: sum(depth)
        """;

    [Fact]
    public void A_source_is_read_with_what_holds_by_itself()
    {
        SourceDefinition source = AskedSource.Of("http://127.0.0.1:9090/prom/");
        PolledSettings settings = Assert.IsAssignableFrom<PolledSettings>(source.Mapping.Format);

        Assert.Equal((Sight.Gauges, TimeSpan.FromSeconds(30)), (source.Sees, settings.Every));
        Assert.Equal(["depth"], settings.GaugeNames);
    }

    [Fact]
    public void Who_asks_is_no_part_of_what_is_asked_and_no_secret_is_shown()
    {
        SourceDefinition bare = AskedSource.Of("http://127.0.0.1:9090"), with = AskedSource.Of("http://127.0.0.1:9090", more: "  bearerToken: ${env:TOKEN}\n");

        Assert.Equal(bare.MappingHash, with.MappingHash);
        Assert.NotEqual(bare.MappingHash, AskedSource.Of("http://127.0.0.1:9091").MappingHash);
        Assert.Contains("the environment variable TOKEN", with.Mapping.Format!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  url: http://127.0.0.1:9090\n", "", "6:3: 'mapping' lacks 'url'; add 'url: http://127.0.0.1:9090' (where the server is, with the path in front of /api/v1 where it has one)")]
    [InlineData("http://127.0.0.1:9090", "127.0.0.1:9090", "6:8: 'url' is no address of a server; write one such as http://127.0.0.1:9090")]
    [InlineData("http://127.0.0.1:9090", "ftp://example.com", "6:8: 'url' is no address of a server; write one such as http://127.0.0.1:9090")]
    [InlineData("http://127.0.0.1:9090", "http:" + "//ali:s3cret@example.com", "6:8: 'url' holds a name or a password, which must not stand in the rules; write them as 'user' and 'password'")]
    [InlineData("http://127.0.0.1:9090", "http://127.0.0.1:9090/api/v1/query", "6:8: 'url' goes on behind the server; end it before /api/v1; the questions stand under 'gauges'")]
    [InlineData("http://127.0.0.1:9090", "http://127.0.0.1:9090?x=1", "6:8: 'url' goes on behind the server; end it before /api/v1; the questions stand under 'gauges'")]
    [InlineData("  gauges:", "  every: 1s\n  gauges:", "7:10: 'every' is 1s; write 5s to 1h")]
    [InlineData("  gauges:", "  every: 2h\n  gauges:", "7:10: 'every' is 2h; write 5s to 1h")]
    [InlineData("  gauges:", "  every: often\n  gauges:", "7:10: 'every' is the text 'often', which is no duration; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("  gauges:", "  timeout: 5m\n  gauges:", "7:12: 'timeout' is 5m; write 1s to 2m")]
    [InlineData("  gauges:", "  bearerToken: s3cret\n  gauges:", "7:16: 'bearerToken' is no reference to a secret, which must not stand in the rules; write ${env:NAME} for a variable of the environment, or file:PATH for a file that holds nothing else")]
    [InlineData("  gauges:", "  bearerToken: ${env:a b}\n  gauges:", "7:16: 'bearerToken' is no reference to a secret, which must not stand in the rules; write ${env:NAME} for a variable of the environment, or file:PATH for a file that holds nothing else")]
    [InlineData("  gauges:", "  user: ali\n  gauges:", "7:9: 'user' and 'password' belong together; write both, or none")]
    [InlineData("  gauges:", "  user: a:b\n  password: file:p\n  gauges:", "7:9: 'user' holds a colon, which would end it on the way; write a name without one")]
    [InlineData("  gauges:", "  user: ali\n  password: file:p\n  bearerToken: file:t\n  gauges:", "9:16: 'bearerToken' stands beside 'user' or 'password'; keep the one that the server asks for")]
    [InlineData("depth:\n      query: sum(depth)", "depth:\n      quary: sum(depth)", "9:7: 'depth' has no setting 'quary'; write 'query'")]
    [InlineData("depth:\n      query: sum(depth)", "depth: sum(depth)", "8:12: 'depth' is the text 'sum(depth)'; write a mapping, one 'name: value' a line below it")]
    [InlineData("    depth:", "    a@b:", "8:5: 'a@b' is no name of a gauge; write a name without @, which parts a gauge from its day")]
    [InlineData("format: prometheus", "format: prometheus\nstaleAfter: 30s", "5:13: the source would always be stale: it is asked every 30s, and staleAfter is 30s; set 'staleAfter' to some times 30s")]
    [InlineData("format: prometheus", "format: prometheus\nsettle: 30s", "5:9: warning: 'settle' has no effect on a source that is asked: each answer says how far it is complete; remove it")]
    [InlineData("  url: http://127.0.0.1:9090", "  url: http://example.com\n  bearerToken: file:t", "6:8: warning: the secret is sent without encryption; write https:// if the server speaks it")]
    public void Mistakes_are_told_with_their_place_and_no_secret(string written, string otherwise, string fault)
    {
        using TempFolder folder = new TempFolder().With("workflow.yaml", "kind: Workflow\nname: loan\n").With("source.yaml", LoanRules.Replace(Source, written, otherwise));
        string told = Assert.Single(LoanRules.Problems(folder));
        Assert.Equal($"source.yaml:{fault}", told);
        Assert.DoesNotContain("s3cret", told, StringComparison.Ordinal);
    }
}
