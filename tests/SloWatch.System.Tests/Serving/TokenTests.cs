using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

public class TokenTests
{
    [Fact]
    public async Task Tokens_are_made_listed_and_revoked_while_the_service_runs()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);

        Answer made = Slowatch.Run(folder.Root, "token", "create", "ann", "--role", "viewer");
        Answer feed = Slowatch.Run(folder.Root, "token", "create", "shop-feed", "--source", "shop", "--json");

        Assert.Equal((0, "keep it: only a hash of it is stored, and it is not shown again\n"), (made.ExitCode, made.Error));
        Assert.Matches("^slw_[A-Za-z0-9_-]{43}\n$", made.Out);
        Assert.StartsWith("slw_", JsonDocument.Parse(feed.Out).RootElement.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(served, made.Out.Trim(), HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(served, null, HttpStatusCode.Unauthorized));

        string list = Slowatch.Run(folder.Root, "token", "list").Out;
        Assert.Matches("ann +viewer +", list);
        Assert.Matches("shop-feed +deliver for shop +", list);
        Assert.DoesNotContain(made.Out.Trim(), File.ReadAllText(folder.PathOf("slowatch.db"), global::System.Text.Encoding.Latin1), StringComparison.Ordinal);

        Assert.Equal(0, Slowatch.Run(folder.Root, "token", "revoke", "ann").ExitCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(served, made.Out.Trim(), HttpStatusCode.Unauthorized));
    }

    [Theory]
    [InlineData(2, "nothing is said of what the token may do; add --role (viewer, responder, admin) or --source NAME", "create", "ann")]
    [InlineData(2, "--role: there is no role 'root'; use one of: admin, responder, viewer", "create", "ann", "--role", "root")]
    [InlineData(2, "--role and --source exclude each other; a token with a source may only deliver", "create", "ann", "--role", "admin", "--source", "shop")]
    [InlineData(2, "the token has no name; add what people know it by, such as 'ann' or 'shop-feed'", "create", "--role", "admin")]
    [InlineData(2, "a token cannot be 'creat'; write 'create'", "creat", "ann", "--role", "admin")]
    [InlineData(3, "there is no store at slowatch.db; ", "revoke", "ann")]
    public void What_cannot_be_done_is_told_with_its_remedy(int exitCode, string message, params string[] arguments)
    {
        using TempFolder folder = new();

        Answer answer = Slowatch.Run(folder.Root, ["token", .. arguments]);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith($"slowatch: {message}", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_or_unknown_is_told()
    {
        using TempFolder folder = new();
        Assert.Equal(0, Slowatch.Run(folder.Root, "token", "create", "ann", "--role", "admin").ExitCode);

        Assert.Contains("there is a token 'ann' already, or was one", Slowatch.Run(folder.Root, "token", "create", "ann", "--role", "viewer").Error, StringComparison.Ordinal);
        Assert.Contains("no token that holds is called 'anm'; write 'ann'", Slowatch.Run(folder.Root, "token", "revoke", "anm").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_loopback_it_needs_a_certificate_and_someone_with_a_token()
    {
        using TempFolder folder = new();
        WriteCertificate(folder);
        string[] open = ["serve", "--listen", "0.0.0.0:0", "--tls-certificate", "server.pem", "--tls-key", "server.key", "--rules", Repository.PathOf(Served.Rules)];

        Answer refused = Slowatch.Run(folder.Root, open);
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("others than those at this machine reach it, and nobody has a token; make one with 'slowatch token create NAME --role admin'", refused.Error, StringComparison.Ordinal);

        string token = Slowatch.Run(folder.Root, "token", "create", "root", "--role", "admin").Out.Trim();
        using Served served = Served.Start(folder, "--tls-certificate", "server.pem", "--tls-key", "server.key");
        using HttpClientHandler trusting = new() { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=slowatch.example.org" };
        using HttpClient client = new(trusting) { BaseAddress = served.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);

        Assert.Equal("https", served.Address.Scheme);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/rules", UriKind.Relative))).StatusCode);
    }

    private static void WriteCertificate(TempFolder folder)
    {
        using ECDsa key = ECDsa.Create();
        CertificateRequest request = new("CN=slowatch.example.org", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        folder.Write("server.pem", certificate.ExportCertificatePem());
        folder.Write("server.key", key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A running service knows of new and revoked tokens within a second.</summary>
    private static async Task<HttpStatusCode> AskAsync(Served served, string? token, HttpStatusCode awaited)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/objectives");
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using HttpResponseMessage answer = await served.Client.SendAsync(request);
            if (answer.StatusCode == awaited || patience.IsCancellationRequested)
            {
                return answer.StatusCode;
            }
        }
    }
}
