using SloWatch.Engine.Evaluation.Statuses;

namespace SloWatch.Cli.Printing.Statuses;

/// <summary>How an objective stands, in a word.</summary>
internal static class LightText
{
    /// <summary>In the order in which they are told.</summary>
    public static readonly IReadOnlyList<ObjectiveLight> All = Enum.GetValues<ObjectiveLight>();

    public static string Of(ObjectiveStatus status) => status.Light switch
    {
        ObjectiveLight.Exhausted when status.Burning.Count > 0 => "exhausted, burning",
        _ => Words(status.Light),
    };

    public static string Words(ObjectiveLight light) => light switch
    {
        ObjectiveLight.AtRisk => "at risk",
        ObjectiveLight.NoData => "no data",
        _ => EnumText.Of(light),
    };

    public static Tint Tint(ObjectiveLight light) => light switch
    {
        ObjectiveLight.Exhausted or ObjectiveLight.Burning => Printing.Tint.Bad,
        ObjectiveLight.Ok => Printing.Tint.Good,
        ObjectiveLight.NoData => Printing.Tint.Faint,
        _ => Printing.Tint.Warning,
    };
}
