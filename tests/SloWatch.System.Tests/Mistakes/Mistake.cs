using System.Globalization;
using System.Text;

namespace SloWatch.System.Tests.Mistakes;

/// <summary>One thing that people get wrong in a rule.</summary>
/// <param name="Document">What it is made in.</param>
/// <param name="Written">The piece that is right.</param>
/// <param name="Otherwise">What stands there instead.</param>
/// <param name="Problem">What `validate` says of it: line, column, cause and remedy.</param>
internal sealed record Mistake(string Name, string Document, string Written, string Otherwise, string Problem)
{
    private const string PercentRemedy = "write a percentage above 0% and below 100%, such as 99.5%";

    private const string Kinds = "(Workflow, Calendar, Owner, Source, SLO, AlertPolicy)";

    private const string Slo = """
        kind: SLO
        name: NAME
        workflow: orders
        indicator:
          cycleTime:
            within: 24h
        target: 95%
        window: 30d
        owner: order-desk
        runbook: late.md

        """;

    private const string Source = """
        kind: Source
        name: NAME
        workflow: orders
        format: xes
        mapping:
          ends:
            Order delivered: { result: delivered }
          states:
            Order received: { track: order, state: received }

        """;

    public static IReadOnlyList<Mistake> All { get; } =
    [
        new("target 100", Slo, "95%", "100%", $"7:9: the target 100% leaves no budget: the first bad unit would overspend it; {PercentRemedy}"),
        new("target 20 with a page pair that cannot fire", Slo, "95%", "20%\nalerts: calm", "8:9: '5% in 6h' of AlertPolicy 'calm' can never fire for SLO 'NAME': it needs the budget to burn at 6 times the even rate, and when every unit is bad it burns at 1.25; write { share: 0.83%, over: 6h, severity: page } in an AlertPolicy of its own, or set a higher target"),
        new("target 0", Slo, "95%", "0%", $"7:9: the target 0% promises nothing: every unit may be bad; {PercentRemedy}"),
        new("target 150", Slo, "95%", "150%", $"7:9: the target 150% is more than all units; {PercentRemedy}"),
        new("target NaN", Slo, "95%", "NaN", "7:9: 'target' is the text 'NaN', which is no percentage; write a percentage such as 99.5%"),
        new("text for a number", Slo, "95%", "nearly all", "7:9: 'target' is the text 'nearly all', which is no percentage; write a percentage such as 99.5%"),
        new("misspelt kind", Slo, "kind: SLO", "kind: SLOO", "1:7: there is no kind 'SLOO'; write 'SLO'"),
        new("misspelt key: kind", Slo, "kind:", "knid:", "1:1: SLO 'NAME' has no setting 'knid'; write 'kind'"),
        new("misspelt key at the top", Slo, "target:", "tagret:", "7:1: SLO 'NAME' has no setting 'tagret'; write 'target'"),
        new("misspelt key of an indicator", Slo, "within:", "wihtin:", "6:5: indicator 'cycleTime' has no setting 'wihtin'; write 'within'"),
        new("misspelt key of a window", Slo, "30d", "{ calender: month }", "8:11: 'window' has no setting 'calender'; write 'calendar'"),
        new("misspelt key of where", Slo, "30d", "30d\nwhere: { versoin: v1 }", "9:10: 'where' has no setting 'versoin'; write 'version'"),
        new("misspelt key of exclude", Slo, "30d", "30d\nexclude: { atributes: { tenant: x } }", "9:12: 'exclude' has no setting 'atributes'; write 'attributes'"),
        new("misspelt key of a mapping", Source, "states:", "sattes:", "8:3: 'mapping' has no setting 'sattes'; write 'states'"),
        new("misspelt key within a mapping", Source, "result:", "reslut:", "7:24: 'Order delivered' has no setting 'reslut'; write 'result'"),
        new("misspelt state", Source, "state: received", "state: recieved", "9:44: track 'order' of Workflow 'orders' has no state 'recieved'; write 'received', or add it to 'states' of the Workflow"),
        new("misspelt format", Source, "format: xes", "format: xse", "4:9: there is no format 'xse'; write 'xes'"),
        new("duplicate name", Slo, "NAME", "order-keeps-moving", "2:7: SLO 'order-keeps-moving' stands twice, first in rules/base.yaml:23:7; rename one, or remove it"),
        new("missing owner", Slo, "owner: order-desk\n", "", "1:1: SLO 'NAME' pages, but has no owner: nobody would be called; add 'owner: NAME', or 'alerts: none' if it shall not page"),
        new("unknown owner", Slo, "order-desk", "oder-desk", "9:8: there is no Owner 'oder-desk'; write 'order-desk'"),
        new("misspelt indicator", Slo, "cycleTime", "cycletiem", "5:3: there is no indicator 'cycletiem'; write 'cycleTime'"),
        new("unknown workflow", Slo, "workflow: orders", "workflow: ordres", "3:11: there is no Workflow 'ordres'; write 'orders'"),
        new("bad duration", Slo, "24h", "24 hours", "6:13: 'within' is the text '24 hours', which is no duration; write 24h"),
        new("bad calendar reference", Slo, "24h", "3bd\ncalendar: ofice-hours", "7:11: there is no Calendar 'ofice-hours'; write 'office-hours'"),
        new("working time without a calendar", Slo, "24h", "3bd", "6:13: 'within' is 3bd, and no calendar says what working time is; add 'calendar: NAME' to the SLO, or to its Workflow for all that it has"),
        new("misspelt runbook", Slo, "late.md", "laet.md", "10:10: there is no file laet.md in the rules folder or beside this file; write 'late.md'"),
        new("tab indent", Slo, "    within", "\twithin", "6:1: the line is indented with a tab; indent with spaces, two for each level"),
        new("list", "- kind: SLO\n", "", "", $"1:1: the document is a list; begin it with 'kind: ...' {Kinds} and 'name: ...' at the left edge"),
        new("random bytes", "\u0093\u0000\u00ff\u0017\u00e9\n[{\"\u0080\u00c3(\n", "", "", "1:1: the byte 93 is not UTF-8; save the file as UTF-8 text"),
        new("empty file", "", "", "", $"1:1: the file is empty; write a document that begins with 'kind: ...' {Kinds}, or remove the file"),
    ];

    private string Id => Name.Replace(' ', '-').Replace(":", "", StringComparison.Ordinal);

    /// <summary>As bytes: not every mistake is text.</summary>
    public byte[] Content
    {
        get
        {
            if (Written.Length > 0)
            {
                Assert.Contains(Written, Document, StringComparison.Ordinal);
            }

            string text = Written.Length > 0 ? Document.Replace(Written, Otherwise, StringComparison.Ordinal) : Document;
            return Encoding.Latin1.GetBytes(text.Replace("NAME", Id, StringComparison.Ordinal));
        }
    }

    public int Lines => Content.Count(letter => letter == '\n');

    /// <summary>With its file.</summary>
    /// <param name="linesBefore">In the file, before the document.</param>
    public string ProblemIn(string file, int linesBefore)
    {
        string[] parts = Problem.Split(':', 2);
        int line = int.Parse(parts[0], CultureInfo.InvariantCulture) + linesBefore;
        return $"{file}:{line}:{parts[1].Replace("SLO 'NAME'", $"SLO '{Id}'", StringComparison.Ordinal)}";
    }
}
