using System.Globalization;
using System.Text;

namespace SloWatch.Benchmarks.Beside;

/// <summary>What is usual for an objective in Prometheus: its error ratio recorded over eight windows, a page and a ticket by several of them.</summary>
internal static class PrometheusRules
{
    private const double Target = 0.99;

    private static readonly string[] Windows = ["5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d"];

    public static string Of(int objectives)
    {
        StringBuilder rules = new("groups:\n");
        for (int i = 0; i < objectives; i++)
        {
            string name = Name(i);
            rules.Append(CultureInfo.InvariantCulture, $"- name: {name}\n  rules:\n");
            foreach (string window in Windows)
            {
                rules.Append(CultureInfo.InvariantCulture, $$"""
                      - record: slo:error_ratio:{{window}}
                        labels: { objective: {{name}} }
                        expr: sum(rate(cases_bad_total{objective="{{name}}"}[{{window}}])) / sum(rate(cases_total{objective="{{name}}"}[{{window}}]))

                    """);
            }

            rules.Append(Alert(name, "page", ("5m", "1h", 14.4), ("30m", "6h", 6))).Append(Alert(name, "ticket", ("2h", "1d", 3), ("6h", "3d", 1)));
        }

        return rules.ToString();
    }

    /// <summary>Of an objective, as <see cref="Whole.RuleFolder"/> counts them.</summary>
    public static string Name(int number) => $"{Whole.RuleFolder.Workflow(number)}-in-1-hours";

    private static string Alert(string name, string severity, params (string Short, string Long, double Burn)[] pairs)
    {
        string over = string.Join(" or ", pairs.Select(pair => $"({Over(name, pair.Short, pair.Burn)} and {Over(name, pair.Long, pair.Burn)})"));
        return $$"""
              - alert: Burns
                labels: { objective: {{name}}, severity: {{severity}} }
                expr: {{over}}

            """;
    }

    private static string Over(string name, string window, double burn) =>
        string.Create(CultureInfo.InvariantCulture, $"slo:error_ratio:{window}{{objective=\"{name}\"}} > {burn * (1 - Target):0.###}");
}
