using System.Xml;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>What the parser complains of, in words for the owner of a log: its own name classes and settings of .NET.</summary>
internal static class XmlFault
{
    private const string Usual = "fetch the file again, or mend it, and import it again";
    private const string Encoding = "save the file as UTF-8, or correct the encoding it declares";

    /// <summary>Parts of the parser's messages. The first that occurs decides.</summary>
    private static readonly (string Part, string What, string Remedy)[] Known =
    [
        ("DTD is prohibited", "the file has a document type (<!DOCTYPE>), which could pull in other files", "remove it; XES logs need none"),
        ("Root element is missing", "the file holds no element", "check that it is a XES log"),
        ("Data at the root level", "this is no XML", "check that it is a XES log"),
        ("multiple root elements", "something follows behind the end of the log", Usual),
        ("Unexpected end of file", "the file ends in the middle", Usual),
        ("unclosed literal", "the file ends in the middle", Usual),
        ("does not match the end tag", "broken XML: an element is closed here that is not the one that is open", Usual),
        ("undeclared entity", "broken XML: it has no such entity", "write the character itself"),
        ("undeclared prefix", "broken XML: a prefix is used that the file does not declare", "declare it with xmlns, or remove it"),
        ("duplicate attribute", "broken XML: an attribute stands twice in one element", "remove one"),
        ("in the given encoding", "these bytes are no text in the encoding of the file", Encoding),
        ("encoding", "the encoding that the file declares is not known", Encoding),
        ("switch to Unicode", "the file is not in the encoding that it declares", Encoding),
        ("is an invalid character", "broken XML: this character is not allowed in it", "remove it"),
        ("Name cannot begin", "broken XML: no name follows the <", "write &lt; where a text has a <"),
        ("unexpected token", "broken XML: this has no place here", Usual),
    ];

    public static (string What, string Remedy) Explain(XmlException fault)
    {
        foreach ((string part, string what, string remedy) in Known)
        {
            if (fault.Message.Contains(part, StringComparison.Ordinal))
            {
                return (what, remedy);
            }
        }

        return ("broken XML", Usual);
    }
}
