using System.Text;

namespace SloWatch.Engine.Tests.Adapters;

/// <summary>Files that hold no event, made to break a reader.</summary>
internal static class Hostile
{
    private const int Many = 20_000_000;

    public static IReadOnlyDictionary<string, Func<IEnumerable<byte>>> Files { get; } = new Dictionary<string, Func<IEnumerable<byte>>>
    {
        ["empty"] = () => Text(""),
        ["blank"] = () => Text("\n \n\t\n"),
        ["zeros"] = () => Enumerable.Repeat((byte)0, Many),
        ["random bytes"] = () => Noise(1, Many / 10),
        ["random bytes after a brace"] = () => After("{", Noise(2, Many / 10)),
        ["random bytes after an angle"] = () => After("<", Noise(3, Many / 10)),
        ["utf-16 mark"] = () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><log/>")],
        ["braces without end"] = () => Repeated("{\"a\":", Many),
        ["brackets without end"] = () => Repeated("{\"attributes\":[[[[[[[", Many),
        ["a number without end"] = () => After("{\"value\":", Enumerable.Repeat((byte)'1', Many)),
        ["one line without end"] = () => After("{\"why\":\"", Enumerable.Repeat((byte)'x', Many)),
        ["elements without end"] = () => Repeated("<log>", Many),
        ["attributes without end"] = () => After("<log ", Enumerable.Range(0, Many / 20).SelectMany(i => Text($"a{i}='1' "))),
        ["an attribute value without end"] = () => After("<log a=\"", Enumerable.Repeat((byte)'x', Many * 5)),
        ["a text without end"] = () => After("<log>", Enumerable.Repeat((byte)'x', Many * 5)),
        ["a comment without end"] = () => After("<log><!--", Enumerable.Repeat((byte)'x', Many * 5)),
        ["nested attributes without end"] = () => After("<log><trace><event>", Repeated("<string key='a' value='b'>", Many)),
        ["element names without end"] = () => After("<log>", Enumerable.Range(0, 1_000_000).SelectMany(i => Text($"<e{i}/>"))),
        ["a quote without end"] = () => After("case,activity,time\n1,\"", Enumerable.Repeat((byte)'x', Many * 3)),
        ["quotes without end in each line"] = () => After("case,activity,time\n", Repeated("1,\"x\n", Many / 4)),
        ["a row of cells without end"] = () => After("case,activity,time\n", Enumerable.Repeat((byte)',', Many)),
        ["a header without end"] = () => Repeated("column;", Many),
        ["rows that are no events"] = () => After("case,activity,time\n", Repeated("1,2,3\n", Many / 4)),
        ["billion laughs"] = () => Text(
            """
            <?xml version="1.0"?>
            <!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <log><trace><string key="concept:name" value="&c;"/></trace></log>
            """),
        ["an external entity"] = () => Text("<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log><trace><string key=\"concept:name\" value=\"&x;\"/></trace></log>"),
        ["an external document type"] = () => Text("<!DOCTYPE log SYSTEM \"http://127.0.0.1:1/log.dtd\"><log/>"),
        ["another xml"] = () => Text("<html><body><trace><event/></trace></body></html>"),
        ["an undeclared entity"] = () => Text("<log><trace><event>&nope;</event></trace></log>"),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Made while it is read: the file itself takes no memory.</summary>
    private static IEnumerable<byte> After(string start, IEnumerable<byte> rest) => Text(start).Concat(rest);

    private static IEnumerable<byte> Repeated(string text, int bytes)
    {
        byte[] piece = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < bytes; i++)
        {
            yield return piece[i % piece.Length];
        }
    }

    private static byte[] Noise(int seed, int count)
    {
        byte[] noise = new byte[count];
#pragma warning disable CA5394 // a test needs cases it can repeat, not secrets
        new Random(seed).NextBytes(noise);
#pragma warning restore CA5394
        return noise;
    }
}
