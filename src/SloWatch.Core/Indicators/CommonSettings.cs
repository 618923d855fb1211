using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators;

/// <summary>Settings that several indicators have.</summary>
internal static class CommonSettings
{
    public static readonly SettingDeclaration Within = new("within", SettingKind.Limit, "the longest it may take") { Required = true, Example = "24h" };

    public static readonly SettingDeclaration Step = new("step", SettingKind.Text, "the one step to look at") { Default = "every step", Example = "check-credit" };

    /// <summary>The step's name, checked against the workflow's when it declares them.</summary>
    public static string? ReadStep(SettingReader settings, Workflow workflow)
    {
        string? step = settings.Text(Step.Name);
        if (step is not null && workflow.Steps.Count > 0 && !workflow.Steps.Contains(step))
        {
            settings.Report(settings.PlaceOf(Step.Name), $"workflow '{workflow.Name}' has no step '{step}'", NearestName.Remedy(step, [.. workflow.Steps]));
        }

        return step;
    }
}
