using SloWatch.Core.Indicators;

namespace SloWatch.Engine.Json;

/// <summary>Verdicts as scripts read them.</summary>
public static class VerdictNames
{
    public static string Of(VerdictKind kind) => kind switch
    {
        VerdictKind.Good => "good",
        VerdictKind.Bad => "bad",
        VerdictKind.Pending => "pending",
        _ => "excluded",
    };
}
