using System.Globalization;
using System.Text;

namespace SloWatch.Server.SelfMetrics;

/// <summary>The text format of Prometheus, family by family.</summary>
internal sealed class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();
    private string family = "";

    /// <summary>What follows belongs to it.</summary>
    /// <param name="type"><c>gauge</c> or <c>counter</c>.</param>
    public MetricsText Family(string name, string type, string help)
    {
        family = name;
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help.Replace("\\", "\\\\", StringComparison.Ordinal)}\n# TYPE {name} {type}\n");
        return this;
    }

    public void Add(double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        text.Append(family);
        char before = '{';
        foreach ((string name, string label) in labels)
        {
            text.Append(before).Append(name).Append("=\"");
            Escape(label);
            text.Append('"');
            before = ',';
        }

        text.Append(labels.IsEmpty ? "" : "}").Append(' ').Append(Number(value)).Append('\n');
    }

    /// <summary>Nothing where there is no value: an absent series is no zero.</summary>
    public void AddIfKnown(decimal? value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (value is { } some)
        {
            Add((double)some, labels);
        }
    }

    public override string ToString() => text.ToString();

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private void Escape(string label)
    {
        foreach (char letter in label)
        {
            text.Append(letter switch { '\\' => "\\\\", '"' => "\\\"", '\n' => "\\n", _ => letter.ToString() });
        }
    }
}
