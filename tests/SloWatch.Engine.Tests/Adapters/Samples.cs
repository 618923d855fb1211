using System.Text;
using SloWatch.Core.Rules;
using SloWatch.Engine.Tests.Adapters.Json;

namespace SloWatch.Engine.Tests.Adapters;

/// <summary>A valid file of every format, of any length.</summary>
internal static class Samples
{
    public static string ValidFile(string adapter, int cases) => Encoding.UTF8.GetString([.. ValidBytes(adapter, cases)]);

    /// <summary>Each case has two source events.</summary>
    public static IEnumerable<byte> ValidBytes(string adapter, int cases) => adapter switch
    {
        "jsonLines" => Bytes("", i => $$"""
            {"kind":"started","at":"{{At(i)}}","instance":"case {{i}} ä","attributes":{"amount":"{{i}}"} }
            {"kind":"stepEnded","at":"{{At(i)}}","instance":"case {{i}} ä","step":"check \"it\"","outcome":"failed","error":"no\nway"}

            """, cases, ""),
        "xes" => Bytes("<?xml version='1.0'?>\n<log xmlns='http://www.xes-standard.org/'>\n", i => $"""
            <trace><string key="concept:name" value="case {i} ä"/>
              <event><string key='concept:name' value='check &amp; &quot;it&quot;'/><date key='time:timestamp' value='{At(i)}'/><string key='lifecycle:transition' value='start'><int key='n' value='1'/></string></event>
              <event><date value='{At(i)}' key='time:timestamp'></date><string key='concept:name' value='check'/></event>
            </trace>

            """, cases, "</log>\n"),
        "csv" => Bytes("case,activity,time,note\n", i => $$""""
            case {{i}} ä,"check ""it""",{{At(i)}},
            "case {{i}} ä",check,{{At(i)}},"two
            lines; {{i}}"

            """", cases, ""),
        "json" => Bytes("", i => $$"""
            {"at":"{{At(i)}}","id":"case {{i}} ä","type":"began","detail":{"amount":{{i}}} }
            {"at":"{{At(i)}}","id":"case {{i}} ä","type":"failed","error":"no\nway"}

            """, cases, ""),
        _ => throw new ArgumentException($"add a sample of a {adapter} file"),
    };

    /// <summary>For a format that means nothing without one.</summary>
    public static ActivityMapping MappingOf(string adapter) => adapter == "json" ? Messages.Value : ActivityMapping.Default;

    private static readonly Lazy<ActivityMapping> Messages = new(() => Mapped.Source(
        """
        every: {at: $.at, instance: $.id}
        makes: [{kind: started, when: {$.type: began}, attributes: {amount: $.detail.amount}}, {kind: ended, when: {$.type: failed}, outcome: failed, error: $.error}]
        """).Mapping);

    private static IEnumerable<byte> Bytes(string head, Func<int, string> oneCase, int cases, string tail) =>
        Encoding.UTF8.GetBytes(head)
            .Concat(Enumerable.Range(0, cases).SelectMany(i => Encoding.UTF8.GetBytes(oneCase(i))))
            .Concat(Encoding.UTF8.GetBytes(tail));

    private static string At(int i) => $"2024-01-{(i % 28) + 1:00}T09:{i / 28 % 60:00}:00.123Z";
}
