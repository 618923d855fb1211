using System.Buffers.Text;
using System.Text;

namespace SloWatch.Server.Api.Answers;

/// <summary>Where a list goes on, as a text that means nothing to whoever hands it back.</summary>
internal static class Cursor
{
    private const char Between = '\u001F'; // no name holds a control character

    public static string Of(params string[] parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Between, parts)));

    /// <summary>Null when it is none of ours.</summary>
    public static string[]? Read(string text, int parts)
    {
        try
        {
            string[] read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Between);
            return read.Length == parts ? read : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
