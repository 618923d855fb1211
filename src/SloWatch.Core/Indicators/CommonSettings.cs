using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Settings that several indicators have.</summary>
internal static class CommonSettings
{
    public static readonly SettingDeclaration Within = new("within", SettingKind.Limit, "the longest it may take") { Required = true, Example = "24h" };

    public static readonly SettingDeclaration Step = new("step", SettingKind.Text, "the one step to look at") { Default = "every step", Example = "check-credit" };

    public static readonly SettingDeclaration Max = new("max", SettingKind.Integer, "how many are fine") { Required = true, Range = new(0, 1_000_000), Example = "0" };

    /// <summary>Of an indicator on a subject.</summary>
    public static readonly SettingDeclaration Since = new("since", SettingKind.Text, "the day (UTC) from which on something is expected") { Default = "the first event that is known of the workflow", Example = "2026-03-01", Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

    /// <summary>Of an indicator that counts up to <see cref="Max"/>: that of a step when one is named, else that of instances.</summary>
    public static IIndicator? ReadCounting(SettingReader settings, Workflow workflow, Func<int, IIndicator> ofInstance, Func<int, string, IIndicator> ofStep)
    {
        int? max = settings.Integer(Max);
        string? step = ReadStep(settings, workflow);
        return max is not { } most ? null : step is null ? ofInstance(most) : ofStep(most, step);
    }

    public static Instant? ReadSince(SettingReader settings)
    {
        if (settings.Text(Since.Name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day))
        {
            return SubjectKey.RangeOf(day).From;
        }

        settings.Report(settings.PlaceOf(Since.Name), $"'{Since.Name}' is '{text}', which is no day", $"write a day such as {Since.Example}");
        return null;
    }

    public static string? ReadStep(SettingReader settings, Workflow workflow) => ReadStep(settings, workflow, Step.Name);

    /// <summary>The step's name, checked against the workflow's when it declares them.</summary>
    public static string? ReadStep(SettingReader settings, Workflow workflow, string setting)
    {
        string? step = settings.Text(setting);
        if (step is not null && workflow.Steps.Count > 0 && !workflow.Steps.Contains(step))
        {
            settings.Report(settings.PlaceOf(setting), $"workflow '{workflow.Name}' has no step '{step}'", NearestName.Remedy(step, [.. workflow.Steps]));
        }

        return step;
    }
}
