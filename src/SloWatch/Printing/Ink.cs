namespace SloWatch.Cli.Printing;

internal enum Tint
{
    None,
    Strong,
    Faint,
    Good,
    Warning,
    Bad,
}

/// <summary>Colour on a terminal that shows it, plain text everywhere else.</summary>
internal sealed class Ink(bool colour)
{
    public string Paint(string text, Tint tint) => !colour || tint == Tint.None ? text : $"\u001b[{Code(tint)}m{text}\u001b[0m";

    private static string Code(Tint tint) => tint switch
    {
        Tint.Strong => "1",
        Tint.Faint => "2",
        Tint.Good => "32",
        Tint.Warning => "33",
        _ => "31",
    };
}
