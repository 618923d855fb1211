using System.Globalization;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Settings of indicators on gauges.</summary>
internal static class GaugeSettings
{
    public static readonly SettingDeclaration Gauge = new("gauge", SettingKind.Text, "which gauge of the workflow it is; values of it are told of the instance `gauge:NAME`") { Required = true, Example = "queue" };

    public static readonly SettingDeclaration Limit = new("limit", SettingKind.Text, "a number: the value that is still good") { Required = true, Example = "1000" };

    public static readonly SettingDeclaration Side = new("good", SettingKind.Choice, "on which side of the limit a value is good") { Default = "below", Choices = ["below", "above"], Example = "above" };

    public static readonly SettingDeclaration Measure = new("measure", SettingKind.Text, "which of its values, by the `name` they are told with") { Default = "every value of the gauge", Example = "depth" };

    public static readonly SettingDeclaration Slice = new("slice", SettingKind.Choice, "how long each part of time is that is counted") { Default = "1m", Choices = ["1m", "5m", "10m", "15m", "30m", "1h"], Example = "5m" };

    public static string? ReadGauge(SettingReader settings)
    {
        string? name = settings.Text(Gauge.Name);
        if (name is null || (!name.Contains('@', StringComparison.Ordinal) && name.Length > 0))
        {
            return name is null ? null : SubjectKey.Gauge + name;
        }

        settings.Report(settings.PlaceOf(Gauge.Name), $"'{Gauge.Name}' is '{name}'; an @ parts a gauge from its day", "write a name without @");
        return null;
    }

    public static TimeSpan ReadSlice(SettingReader settings) =>
        DurationText.TryParse(settings.Choice(Slice.Name, Slice.Choices) ?? "1m", out TimeSpan slice) ? slice : TimeSpan.FromMinutes(1);

    public static bool ReadAbove(SettingReader settings) => settings.Choice(Side.Name, Side.Choices) == "above";

    public static double? ReadLimit(SettingReader settings)
    {
        if (settings.Text(Limit.Name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return number;
        }

        settings.Report(settings.PlaceOf(Limit.Name), $"'{Limit.Name}' is '{text}', which is no number", $"write a number such as {Limit.Example}");
        return null;
    }
}
