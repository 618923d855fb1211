using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>The settings of a Prometheus server that is asked.</summary>
internal static class PrometheusSettings
{
    private static readonly TimeSpan LeastEvery = TimeSpan.FromSeconds(5), MostEvery = TimeSpan.FromHours(1), MostTimeout = TimeSpan.FromMinutes(2);

    private static readonly SettingDeclaration Url = new("url", SettingKind.Text, "where the server is, with the path in front of /api/v1 where it has one") { Required = true, Example = "http://127.0.0.1:9090" };

    private static readonly SettingDeclaration Every = new("every", SettingKind.Duration, "how often it is asked; 5s to 1h") { Default = "30s", Example = "1m" };

    private static readonly SettingDeclaration Timeout = new("timeout", SettingKind.Duration, "for how long an answer may take; 2m at most") { Default = "10s", Example = "20s" };

    private static readonly SettingDeclaration BearerToken = new("bearerToken", SettingKind.Text, "where the token stands that is sent with each question") { Default = "none is sent", Example = "${env:PROMETHEUS_TOKEN}" };

    private static readonly SettingDeclaration User = new("user", SettingKind.Text, "who asks, for a server that wants a name and a password") { Default = "nobody", Example = "slowatch" };

    private static readonly SettingDeclaration Password = new("password", SettingKind.Text, "where the password of `user` stands") { Default = "none", Example = "file:/etc/slowatch/prometheus-password" };

    private static readonly SettingDeclaration Query = new("query", SettingKind.Text, "in PromQL: an instant query that gives a number, or one series") { Required = true, Example = "sum(queue_depth)" };

    private static readonly SettingDeclaration By = new("by", SettingKind.Texts, "labels that tell the series apart where a query gives several; their values are the names of the values (`measure`)") { Default = "none: the query gives one, and its value is called `value`", Example = "queue" };

    private static readonly SettingDeclaration Gauges = new("gauges", SettingKind.MapByName, "the gauges, by name, each with what gives its value") { Required = true, Inner = [Query, By], Example = "{payments: {query: sum(queue_depth)}}" };

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Url, Every, Timeout, BearerToken, User, Password, Gauges];

    public static PrometheusMapping Read(SettingReader settings)
    {
        PrometheusMapping mapping = new()
        {
            Every = ReadDuration(settings, Every, TimeSpan.FromSeconds(30), LeastEvery, MostEvery),
            Timeout = ReadDuration(settings, Timeout, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), MostTimeout),
            Credential = ReadCredential(settings),
            Gauges = [.. settings.MapByName(Gauges).Select(gauge => ReadGauge(settings, gauge.Name, gauge.Place, gauge.Reader)).OfType<GaugeQuery>()],
        };
        if (settings.IsEmptyMap(Gauges.Name))
        {
            settings.Report(settings.PlaceOf(Gauges.Name), $"'{Gauges.Name}' is empty: nothing would be asked for", "name a gauge, with a 'query' below it");
        }

        return ReadUrl(settings, mapping.Credential is not null) is { } url ? mapping with { Url = url } : mapping;
    }

    /// <summary>Null for one that has no name by which rules could call it.</summary>
    private static GaugeQuery? ReadGauge(SettingReader settings, string name, Place place, SettingReader gauge)
    {
        GaugeQuery read = new(name, gauge.Text(Query.Name) ?? "", gauge.Texts(By.Name), gauge.PlaceOf(Query.Name));
        if (name.Contains('@', StringComparison.Ordinal) || EventLimits.Refusal(name) is not null)
        {
            settings.Report(place, $"'{name}' is no name of a gauge", "write a name without @, which parts a gauge from its day");
            return null;
        }

        return read;
    }

    private static TimeSpan ReadDuration(SettingReader settings, SettingDeclaration declaration, TimeSpan usual, TimeSpan least, TimeSpan most)
    {
        TimeSpan read = settings.Duration(declaration.Name) ?? usual;
        if (read >= least && read <= most)
        {
            return read;
        }

        settings.Report(settings.PlaceOf(declaration.Name), $"'{declaration.Name}' is {DurationText.Format(read)}", $"write {DurationText.Format(least)} to {DurationText.Format(most)}");
        return usual;
    }

    private static Credential? ReadCredential(SettingReader settings)
    {
        if (settings.Has(BearerToken.Name) && (settings.Has(User.Name) || settings.Has(Password.Name)))
        {
            settings.Report(settings.PlaceOf(BearerToken.Name), $"'{BearerToken.Name}' stands beside '{User.Name}' or '{Password.Name}'", "keep the one that the server asks for");
        }
        else if (settings.Has(User.Name) != settings.Has(Password.Name))
        {
            settings.Report(settings.PlaceOf(settings.Has(User.Name) ? User.Name : Password.Name), $"'{User.Name}' and '{Password.Name}' belong together", "write both, or none");
        }

        string? user = settings.Text(User.Name);
        if (user?.Contains(':', StringComparison.Ordinal) == true)
        {
            settings.Report(settings.PlaceOf(User.Name), $"'{User.Name}' holds a colon, which would end it on the way", "write a name without one");
        }

        SecretReference? password = ReadSecret(settings, Password), token = ReadSecret(settings, BearerToken);
        return user is not null && password is not null ? new(user, password) : token is not null ? new(null, token) : null;
    }

    /// <summary>What is written there is not shown: it may be the secret.</summary>
    private static SecretReference? ReadSecret(SettingReader settings, SettingDeclaration declaration)
    {
        if (settings.Text(declaration.Name) is not { } text)
        {
            return null;
        }

        SecretReference? secret = SecretReference.Parse(text);
        if (secret is null)
        {
            settings.Report(settings.PlaceOf(declaration.Name), $"'{declaration.Name}' is no reference to a secret, which must not stand in the rules", $"write {SecretReference.Expected}");
        }

        return secret;
    }

    private static Uri? ReadUrl(SettingReader settings, bool sendsSecret)
    {
        if (settings.Text(Url.Name) is not { } text)
        {
            return null;
        }

        Place place = settings.PlaceOf(Url.Name);
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
        {
            settings.Report(place, $"'{Url.Name}' is no address of a server", $"write one such as {Url.Example}");
            return null;
        }

        if (url.UserInfo.Length > 0)
        {
            settings.Report(place, $"'{Url.Name}' holds a name or a password, which must not stand in the rules", $"write them as '{User.Name}' and '{Password.Name}'");
        }
        else if (url.Query.Length + url.Fragment.Length > 0 || url.AbsolutePath.Contains("/api/v1", StringComparison.Ordinal))
        {
            settings.Report(place, $"'{Url.Name}' goes on behind the server", "end it before /api/v1; the questions stand under 'gauges'");
        }
        else if (sendsSecret && url.Scheme == "http" && !url.IsLoopback)
        {
            settings.Warn(place, "the secret is sent without encryption", "write https:// if the server speaks it");
        }

        return new UriBuilder(url) { Path = url.AbsolutePath.TrimEnd('/') + "/", UserName = "", Password = "", Query = "", Fragment = "" }.Uri;
    }
}
