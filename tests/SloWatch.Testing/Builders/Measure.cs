using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Testing.Builders;

/// <summary>Measurements as rules would write them, read by the indicator's own reader: <c>Measure.By("cycleTime", ("within", "1h"))</c>.</summary>
public static class Measure
{
    private static readonly Place Here = new("test", 1, 1);

    public static Measurement By(string indicator, params (string Name, object Value)[] settings) => By(Some.Workflow, indicator, settings);

    public static Measurement By(Workflow workflow, string indicator, params (string Name, object Value)[] settings) =>
        new(workflow, Read(indicator, workflow, settings), UnitMatch.Nothing, UnitMatch.Nothing);

    public static Measurement CycleTime(string within, params (string Name, object Value)[] more) => By("cycleTime", [("within", within), .. more]);

    public static Measurement Success(params (string Name, object Value)[] settings) => By("success", settings);

    public static Measurement Stuck(string after, params (string Name, object Value)[] more) => By("stuck", [("after", after), .. more]);

    public static Measurement StepTime(string step, string within, params (string Name, object Value)[] more) =>
        By("stepTime", [("step", step), ("within", within), .. more]);

    public static Measurement WaitTime(string step, string within, params (string Name, object Value)[] more) =>
        By("waitTime", [("step", step), ("within", within), .. more]);

    public static Measurement Where(this Measurement measurement, UnitMatch where) => new(measurement.Workflow, measurement.Indicator, where, measurement.Exclude, measurement.Pauses);

    public static Measurement Except(this Measurement measurement, UnitMatch exclude) => new(measurement.Workflow, measurement.Indicator, measurement.Where, exclude, measurement.Pauses);

    /// <summary>The same under other options of the workflow.</summary>
    public static Measurement In(this Measurement measurement, Workflow workflow) => new(workflow, measurement.Indicator, measurement.Where, measurement.Exclude, measurement.Pauses);

    /// <summary>Its clocks stand in these, as rules write them.</summary>
    public static Measurement Pausing(this Measurement measurement, params string[] pauses) =>
        new(measurement.Workflow, measurement.Indicator, measurement.Where, measurement.Exclude, Pauses.Of(pauses));

    private static IIndicator Read(string name, Workflow workflow, (string Name, object Value)[] settings)
    {
        IIndicatorType type = IndicatorCatalogue.Find(name) ?? throw new ArgumentException($"no indicator is called {name}");
        List<Problem> problems = [];
        SettingReader reader = new(MapOf(settings), type.Settings, problems, name) { Calendar = new CalendarInUse(workflow.Calendar) };
        IIndicator? indicator = type.Read(reader, workflow);
        return problems.Count == 0 && indicator is not null ? indicator : throw new ArgumentException(string.Join('\n', problems));
    }

    private static MapSetting MapOf(IEnumerable<(string Name, object Value)> settings) =>
        new(Here, [.. settings.Select(setting => new SettingEntry(setting.Name, Here, Of(setting.Value)))]);

    private static Setting Of(object value) => value switch
    {
        string text => new ScalarSetting(Here, text, false),
        string[] texts => new ListSetting(Here, [.. texts.Select(text => new ScalarSetting(Here, text, false))]),
        (string Name, object Value)[] inner => MapOf(inner),
        _ => throw new ArgumentException($"{value.GetType()} is no setting"),
    };
}
