using System.Globalization;
using System.Text.Json;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>Reads the values out of the result of a query.</summary>
/// <param name="seriesLimit">So many it may have.</param>
internal sealed class ResultReading(GaugeQuery gauge, int seriesLimit)
{
    /// <summary>How the one value of a gauge is called.</summary>
    internal const string OneValue = "value";

    private const string Garbled = "the answer cannot be read; look what stands in between";

    private const string Histogram = "the query gives a histogram, and not a number; put histogram_quantile(), histogram_count() or the like around it";

    private const int Shown = 3;

    /// <param name="type">As it calls itself.</param>
    public QueryAnswer Read(string? type, JsonElement result) => type switch
    {
        "scalar" => ReadScalar(result),
        "vector" when result.ValueKind == JsonValueKind.Array => ReadVector(result),
        "matrix" => QueryAnswer.Unknown("the query gives series over a time, and not their values now; take the [range] from its end, or put rate(), max_over_time() or the like around it"),
        "string" => QueryAnswer.Unknown("the query gives a text; ask for a number"),
        _ => QueryAnswer.Unknown(Garbled),
    };

    private QueryAnswer ReadScalar(JsonElement result) =>
        gauge.By.Count > 0 ? QueryAnswer.Unknown("the query gives a number without labels, and 'by' names some; remove 'by'")
        : Number(result, out string written) is { } number && !double.IsNaN(number) ? new([new(OneValue, number)], null)
        : QueryAnswer.Unknown(NoNumber(OneValue, written));

    private QueryAnswer ReadVector(JsonElement result)
    {
        int count = result.GetArrayLength();
        if (count == 0)
        {
            return QueryAnswer.Unknown("the query gives nothing just now, so nothing is known; see that what it names is there, or write 'or vector(0)' behind it if nothing means zero");
        }

        if (gauge.By.Count == 0 && count > 1)
        {
            return QueryAnswer.Unknown($"the query gives {count} series where one is meant ({Some(result)}); put sum() or max() around it, or name the labels that tell them apart in 'by'");
        }

        return count > seriesLimit
            ? QueryAnswer.Unknown($"the query gives {count} series, and a day has room for {seriesLimit} that are asked for so often; ask for fewer, or less often with 'every'")
            : ReadSeries(result);
    }

    private QueryAnswer ReadSeries(JsonElement result)
    {
        List<NamedNumber> values = [];
        HashSet<string> names = [];
        foreach (JsonElement series in result.EnumerateArray())
        {
            if (series.ValueKind != JsonValueKind.Object || !series.TryGetProperty("value", out JsonElement value))
            {
                return QueryAnswer.Unknown(series.ValueKind == JsonValueKind.Object && series.TryGetProperty("histogram", out _) ? Histogram : Garbled);
            }

            string name = NameOf(series);
            if (RefusalOf(name, names, result) is { } refusal)
            {
                return QueryAnswer.Unknown(refusal);
            }

            if (Number(value, out string written) is not { } number)
            {
                return QueryAnswer.Unknown(NoNumber(name, written)); // without it, which may be the worst, the others look well
            }

            values.AddRange(double.IsNaN(number) ? [] : [new(name, number)]);
        }

        return values.Count > 0 ? new(values, null) : QueryAnswer.Unknown(NoNumber(OneValue, "NaN"));
    }

    /// <param name="names">Of the series before it.</param>
    private string? RefusalOf(string name, HashSet<string> names, JsonElement result) =>
        EventLimits.Refusal(name) is { } refusal ? $"a value of {string.Join(", ", gauge.By)} {refusal}; change it with label_replace(), or name other labels in 'by'"
        : names.Add(name) ? null
        : $"two series of the query are both '{ToldText.Of(name)}' by {string.Join(", ", gauge.By)} ({Some(result)}); name more labels in 'by', or put sum by (...) around it";

    private string NameOf(JsonElement series) => gauge.By.Count == 0 ? OneValue : string.Join('/', gauge.By.Select(label => Label(series, label) is { Length: > 0 } text ? text : "(none)"));

    private static string? Label(JsonElement series, string label) =>
        series.TryGetProperty("metric", out JsonElement metric) && metric.ValueKind == JsonValueKind.Object && metric.TryGetProperty(label, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString() : null;

    /// <summary>Of a pair of a time and the number as a text; null for what is neither a finite number nor <c>NaN</c>.</summary>
    private static double? Number(JsonElement pair, out string written)
    {
        bool isPair = pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[1].ValueKind == JsonValueKind.String;
        written = isPair ? pair[1].GetString()! : "";
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number) ? number : null;
    }

    private static string NoNumber(string name, string written) => written.Length == 0 ? Garbled
        : $"{(name == OneValue ? "its value" : $"the value of '{ToldText.Of(name)}'")} is {ToldText.Of(written)}, which is no number, so nothing is known; see that the query does not divide by zero";

    private static string Some(JsonElement result)
    {
        IEnumerable<string> shown = result.EnumerateArray().Take(Shown).Select(series => series.ValueKind == JsonValueKind.Object && series.TryGetProperty("metric", out JsonElement metric) ? ToldText.Of(metric.GetRawText()) : "?");
        return string.Join(", ", shown) + (result.GetArrayLength() > Shown ? ", ..." : "");
    }
}
