using System.Text;

namespace SloWatch.Engine.Tests.Adapters;

/// <summary>Files that hold no event, made to break a reader.</summary>
internal static class Hostile
{
    private const int Many = 20_000_000;

    public static IReadOnlyDictionary<string, Func<Stream>> Files { get; } = new Dictionary<string, Func<Stream>>
    {
        ["empty"] = () => Text(""),
        ["blank"] = () => Text("\n \n\t\n"),
        ["zeros"] = () => Stream(Enumerable.Repeat((byte)0, Many)),
        ["random bytes"] = () => Stream(Noise(1, Many / 10)),
        ["random bytes after a brace"] = () => Stream([(byte)'{', .. Noise(2, Many / 10)]),
        ["random bytes after an angle"] = () => Stream([(byte)'<', .. Noise(3, Many / 10)]),
        ["utf-16 mark"] = () => new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><log/>")]),
        ["braces without end"] = () => Stream(Repeated("{\"a\":", Many)),
        ["brackets without end"] = () => Stream(Repeated("{\"attributes\":[[[[[[[", Many)),
        ["a number without end"] = () => Stream(Text("{\"value\":", '1', Many)),
        ["one line without end"] = () => Stream(Text("{\"why\":\"", 'x', Many)),
        ["elements without end"] = () => Stream(Repeated("<log>", Many)),
        ["attributes without end"] = () => Stream([.. "<log "u8, .. Enumerable.Range(0, Many / 20).SelectMany(i => Encoding.UTF8.GetBytes($"a{i}='1' "))]),
        ["an attribute value without end"] = () => Stream(Text("<log a=\"", 'x', Many * 5)),
        ["a text without end"] = () => Stream(Text("<log>", 'x', Many * 5)),
        ["a comment without end"] = () => Stream(Text("<log><!--", 'x', Many * 5)),
        ["nested attributes without end"] = () => Stream([.. "<log><trace><event>"u8, .. Repeated("<string key='a' value='b'>", Many)]),
        ["element names without end"] = () => Stream([.. "<log>"u8, .. Enumerable.Range(0, 1_000_000).SelectMany(i => Encoding.UTF8.GetBytes($"<e{i}/>"))]),
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

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static TricklingStream Stream(IEnumerable<byte> bytes) => new(bytes, 1 << 16);

    private static IEnumerable<byte> Text(string start, char filling, int count) => Encoding.UTF8.GetBytes(start).Concat(Enumerable.Repeat((byte)filling, count));

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
