using SloWatch.Core.Budgets;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>The share that must be good, in percent.</summary>
internal static class TargetSetting
{
    public static readonly SettingDeclaration Declaration = new("target", SettingKind.Percent, "the share of units that must be good, above 0% and below 100%") { Required = true, Range = NumberRange.PartOfHundred, Example = "99.5%" };

    private const string Usual = "write a percentage above 0% and below 100%, such as 99.5%";

    public static TargetShare? Read(SettingReader settings)
    {
        if (settings.Percent(Declaration.Name) is not { } ratio)
        {
            return null;
        }

        string text = settings.Text(Declaration.Name) ?? "";
        string percent = text.EndsWith('%') ? text : $"{text}%";
        if (!TargetShare.IsValid(ratio))
        {
            settings.Report(settings.PlaceOf(Declaration.Name), $"the target {percent} {Fault(ratio)}", Usual);
            return null;
        }

        if (ratio < 0.01m && !text.EndsWith('%'))
        {
            settings.Warn(settings.PlaceOf(Declaration.Name), $"the target {text} is read as {percent}, less than one unit in a hundred", "write percent, such as 99.5%; with the % sign this warning goes");
        }

        return new TargetShare(ratio);
    }

    private static string Fault(decimal ratio) => ratio switch
    {
        1 => "leaves no budget: the first bad unit would overspend it",
        > 1 => "is more than all units",
        0 => "promises nothing: every unit may be bad",
        _ => "is below zero",
    };
}
