using System.Xml;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>
/// The XML of a log, read forward and guarded: no document type, no entities of its own, nothing fetched, and no depth, value or
/// vocabulary without end. What cannot be read becomes an <see cref="UnreadableFileException"/>.
/// </summary>
internal sealed class XesXml : IDisposable
{
    private const int DeepestElement = 100;
    private const long LongestPiece = 4 << 20;
    private const string Remedy = "fetch the file again, or mend it, and import it again";

    private readonly string file;
    private readonly GuardedStream content;
    private readonly XmlReader reader;
    private readonly IXmlLineInfo lines;
    private char[] keyBuffer = new char[256];
    private char[] valueBuffer = new char[1024];
    private int keyLength;
    private int valueLength;

    public XesXml(FileImport import)
    {
        file = import.Name;
        content = new GuardedStream(import.Content, () => Place, LongestPiece);
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            NameTable = new BoundedNames(() => Place),
        };
        reader = Guarded(() => XmlReader.Create(content, settings));
        lines = (IXmlLineInfo)reader;
    }

    /// <summary>Where reading stands: at the start of an element just entered.</summary>
    public Place Place => lines is null ? new Place(file, 1, 1) : new(file, Math.Max(1, lines.LineNumber), Math.Max(1, lines.LinePosition));

    public string Element => reader.LocalName;

    public int Depth => reader.Depth;

    public bool IsEmpty => reader.IsEmptyElement;

    /// <summary>The attribute `key` of the element that <see cref="ReadAttribute"/> read.</summary>
    public ReadOnlySpan<char> Key => keyBuffer.AsSpan(0, keyLength);

    public ReadOnlySpan<char> Value => valueBuffer.AsSpan(0, valueLength);

    /// <summary>Goes to the next element at a depth, past everything deeper; false, and at the end of its parent, when there is none.</summary>
    public bool NextChild(int depth)
    {
        while (Read())
        {
            if (reader.Depth < depth)
            {
                return false;
            }

            if (reader.Depth == depth && reader.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads `key` and `value` of the element; false when it has no value.</summary>
    public bool ReadAttribute()
    {
        keyLength = 0;
        bool hasValue = false;
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "key":
                    keyLength = Copy(ref keyBuffer);
                    break;
                case "value":
                    valueLength = Copy(ref valueBuffer);
                    hasValue = true;
                    break;
            }
        }

        return hasValue && keyLength > 0;
    }

    /// <summary>An attribute of the element itself; null when it has none of that name.</summary>
    public string? Own(string name) => reader.GetAttribute(name);

    public UnreadableFileException Unreadable(string what, string remedy) => new(Place, what, remedy);

    public void Dispose()
    {
        reader.Dispose();
        content.Dispose();
    }

    private bool Read()
    {
        content.BeginPiece();
        try
        {
            return reader.Read() && (reader.Depth <= DeepestElement ? true : throw Unreadable($"more than {DeepestElement} elements stand within each other", Remedy));
        }
        catch (XmlException broken)
        {
            throw Broken(broken);
        }
    }

    private int Copy(ref char[] buffer)
    {
        int length = 0;
        while (reader.ReadValueChunk(buffer, length, buffer.Length - length) is > 0 and int read)
        {
            length += read;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return length;
    }

    private XmlReader Guarded(Func<XmlReader> open)
    {
        try
        {
            return open();
        }
        catch (XmlException broken)
        {
            throw Broken(broken);
        }
    }

    private UnreadableFileException Broken(XmlException broken)
    {
        (string what, string remedy) = XmlFault.Explain(broken);
        return new UnreadableFileException(new Place(file, Math.Max(1, broken.LineNumber), Math.Max(1, broken.LinePosition)), what, remedy);
    }
}
