using SloWatch.Core.Indicators;

namespace SloWatch.Cli.Printing;

internal static class VerdictText
{
    public static string Name(VerdictKind kind) => VerdictNames.Of(kind);

    public static Tint Tint(VerdictKind kind) => kind switch
    {
        VerdictKind.Good => Printing.Tint.Good,
        VerdictKind.Bad => Printing.Tint.Bad,
        VerdictKind.Pending => Printing.Tint.Warning,
        _ => Printing.Tint.Faint,
    };
}
