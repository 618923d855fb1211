namespace SloWatch.Engine.Adapters.Json.Paths;

/// <summary>A text of a mapping while it is read, and the first thing that is wrong with it.</summary>
internal sealed class MappingText(string text)
{
    public int At { get; set; }

    public bool IsRead => At >= text.Length;

    /// <summary>Zero at the end.</summary>
    public char Next => Ahead(0);

    public string Rest => text[Math.Min(At, text.Length)..];

    /// <summary>Null while all is well.</summary>
    public string? Fault { get; private set; }

    public string Remedy { get; private set; } = "";

    public char Ahead(int letters) => At + letters < text.Length ? text[At + letters] : '\0';

    public bool Take(char expected)
    {
        bool found = Next == expected;
        At += found ? 1 : 0;
        return found;
    }

    public void SkipBlanks()
    {
        while (Next == ' ')
        {
            At++;
        }
    }

    public string TakeWhile(Func<char, bool> fits)
    {
        int from = At;
        while (!IsRead && fits(Next))
        {
            At++;
        }

        return text[from..At];
    }

    /// <summary>A text in single or double quotes; null when there is none, or it does not end. A backslash takes the sign behind it as it is.</summary>
    public string? TakeQuoted()
    {
        char quote = Next;
        if (quote is not ('\'' or '"'))
        {
            return null;
        }

        List<char> letters = [];
        for (At++; !IsRead; At++)
        {
            if (Take(quote))
            {
                return new string([.. letters]);
            }

            At += Next == '\\' ? 1 : 0;
            letters.Add(Next);
        }

        return null;
    }

    /// <summary>Only the first fault counts. Always null, for whoever has nothing to give then.</summary>
    public T? Fail<T>(string what, string remedy)
        where T : class
    {
        if (Fault is null)
        {
            (Fault, Remedy) = ($"'{text}': {what}", remedy);
        }

        return null;
    }
}
