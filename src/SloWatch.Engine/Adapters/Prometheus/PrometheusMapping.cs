using System.Globalization;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>What a Prometheus server is asked for.</summary>
internal sealed record PrometheusMapping : PolledSettings
{
    /// <summary>Facts that the days of one gauge may get by being asked, well below what an instance may have.</summary>
    private const int FactsOfADay = 80_000;

    private const int MostSeries = 200;

    /// <summary>In front of <c>api/v1/query</c>; it ends with a slash.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:9090/");

    /// <summary>For how long an answer may take.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Null: it asks nobody who it is.</summary>
    public Credential? Credential { get; init; }

    public IReadOnlyList<GaugeQuery> Gauges { get; init; } = [];

    /// <summary>Of one gauge.</summary>
    public int SeriesLimit => (int)Math.Clamp(FactsOfADay / (TimeSpan.FromDays(1) / Every), 1, MostSeries);

    public override IReadOnlyList<string> GaugeNames => [.. Gauges.Select(gauge => gauge.Name)];

    public override string? OnlyValueOf(string gauge) => Gauges.Any(one => one.Name == gauge && one.By.Count == 0) ? ResultReading.OneValue : null;

    /// <summary>Without secrets: who asks does not decide what is answered.</summary>
    public override string Canonical => string.Create(
        CultureInfo.InvariantCulture, $"url:{Url}|every:{Every.Ticks}|gauges:{string.Join('\u001d', Gauges.Select(gauge => $"{gauge.Name}\u001e{gauge.Query}\u001e{string.Join('\u001f', gauge.By)}"))}");
}

/// <param name="By">Labels that tell its series apart; empty: it is to have one.</param>
/// <param name="Place">Where its query stands.</param>
internal sealed record GaugeQuery(string Name, string Query, IReadOnlyList<string> By, Place Place);
