using System.Globalization;
using System.Text;
using System.Xml;

namespace SloWatch.Testing.Unprepared;

/// <summary>The log as other programs would export it.</summary>
public static class OddLogFile
{
    public static void WriteXes(this OddLog log, string path)
    {
        using XmlWriter xml = XmlWriter.Create(path, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("log");
        foreach ((string name, IEnumerable<OddEvent> events) in log.Cases())
        {
            xml.WriteStartElement("trace");
            Attribute(xml, "string", "concept:name", name);
            foreach (OddEvent one in events)
            {
                xml.WriteStartElement("event");
                Attribute(xml, "string", "concept:name", one.Activity);
                Attribute(xml, "date", "time:timestamp", Time(one));
                if (one.Who.Length > 0)
                {
                    Attribute(xml, "string", "org:resource", one.Who);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Semicolons, every third cell quoted without need, a column without a name and one that is always empty.</summary>
    public static void WriteCsv(this OddLog log, string path)
    {
        using StreamWriter csv = new(path, append: false, new UTF8Encoding(true));
        csv.Write("Vorgang №;Was?;Wann (UTC);Wer;;leer\r\n");
        int row = 0;
        foreach (OddEvent one in log.Cases().SelectMany(one => one.Events))
        {
            csv.Write($"{Cell(one.Case, row)};{Cell(one.Activity, row + 1)};{Cell(Time(one), row + 2)};{Cell(one.Who, row)};x;\r\n");
            row++;
        }
    }

    private static string Time(OddEvent one) => one.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static string Cell(string text, int row) =>
        row % 3 == 0 || text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void Attribute(XmlWriter xml, string type, string key, string value)
    {
        xml.WriteStartElement(type);
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }
}
