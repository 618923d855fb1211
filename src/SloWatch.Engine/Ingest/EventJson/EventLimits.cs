namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>How large an event and its parts may be, wherever it comes from.</summary>
public static class EventLimits
{
    /// <summary>Bytes of one event in JSON.</summary>
    public const int EventBytes = 1 << 20;

    /// <summary>Characters of what identifies or groups: workflow, instance, step, state.</summary>
    public const int NameLength = 500;

    /// <summary>Characters of an attribute's value, and of what people read. Errors are cut and not refused: their length says nothing about the fact they come with.</summary>
    public const int TextLength = 4000;

    /// <summary>Characters of what is kept in quarantine of a message, which may be read again by a better mapping.</summary>
    public const int KeptLength = 16_000;

    /// <summary>Attributes of one event, and likewise its correlation keys.</summary>
    public const int NamedValues = 100;

    /// <summary>The first characters of a text that is too long, without half a surrogate pair.</summary>
    public static string Cut(string text) => Cut(text, TextLength);

    /// <summary>Likewise, of what is kept in quarantine to be read again.</summary>
    public static string CutKept(string text) => Cut(text, KeptLength);

    /// <summary>Why a text cannot be a name; null when it can.</summary>
    public static string? Refusal(ReadOnlySpan<char> name) =>
        name.IsEmpty ? "is empty"
        : name.Length > NameLength ? $"has {name.Length} characters; names have at most {NameLength}"
        : HasControl(name) ? "holds a control character"
        : null;

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>See <see cref="char.IsControl(char)"/>; many at a time.</summary>
    private static bool HasControl(ReadOnlySpan<char> name) => name.ContainsAnyInRange('\0', '\x1F') || name.ContainsAnyInRange('\x7F', '\x9F');
}
