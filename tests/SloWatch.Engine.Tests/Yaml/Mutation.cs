using System.Text;

namespace SloWatch.Engine.Tests.Yaml;

/// <summary>Damages valid rules the way people, editors and broken disks do.</summary>
internal static class Mutation
{
    private static readonly string[] Tokens =
    [
        "\t", "\n", " ", "  ", "- ", ": ", "? ", "---", "...", "\n---\n", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "&a ", "*a", "!x ", "%", "@", "`", "#", "~", "null",
        "\\U0FFFFFFF", "\\x", "\0", "\r", "\u2028", "\uFEFF", "é", "\U0001F600", "<<: ", "0", "-1", "NaN", "100%", "1e999", "99999999999999999999d", "kind: SLO\n", "name: a\n", "target: 0\n", "window: {calendar: day}\n", "3bd", "extends: office\n", "24:00", "9999-12-31: x\n", "..",
    ];

    public static byte[] Of(string text, Random random)
    {
        StringBuilder mutated = new(text);
        for (int i = random.Next(1, 8); i > 0; i--)
        {
            Change(mutated, random);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(mutated.ToString());
        if (random.Next(8) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    public static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Nothing but what means something to YAML.</summary>
    public static byte[] Soup(Random random) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(3) == 0 ? "a" : Tokens[random.Next(Tokens.Length)])));

    private static void Change(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(1, 30), text.Length - at);
        switch (random.Next(4))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2:
                string moved = text.ToString(at, length);
                text.Remove(at, length).Insert(random.Next(text.Length + 1), moved);
                break;
            default:
                text.Insert(at, Tokens[random.Next(Tokens.Length)]);
                break;
        }
    }
}
