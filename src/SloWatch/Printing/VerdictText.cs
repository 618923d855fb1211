using SloWatch.Core.Indicators;

namespace SloWatch.Cli.Printing;

internal static class VerdictText
{
    public static string Name(VerdictKind kind) => kind switch
    {
        VerdictKind.Good => "good",
        VerdictKind.Bad => "bad",
        VerdictKind.Pending => "pending",
        _ => "excluded",
    };

    public static Tint Tint(VerdictKind kind) => kind switch
    {
        VerdictKind.Good => Printing.Tint.Good,
        VerdictKind.Bad => Printing.Tint.Bad,
        VerdictKind.Pending => Printing.Tint.Warning,
        _ => Printing.Tint.Faint,
    };
}
