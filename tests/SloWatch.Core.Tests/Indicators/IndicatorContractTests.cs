using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time.Calendars;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Indicators;

/// <summary>What every indicator on the shelf keeps.</summary>
public class IndicatorContractTests
{
    private static readonly Place Here = new("test", 1, 1);

    /// <summary>These are bad at what shows it, and not at a time.</summary>
    private static readonly string[] WithoutDeadline = ["compensations", "conformance", "duplicates", "retries", "success"];

    /// <summary>Of these settings one way or another has to be chosen, so that none of them is required.</summary>
    private static readonly Dictionary<string, string[]> Chosen = new() { ["handoff"] = ["from", "to"] };

    private static readonly Workflow Declared = Some.Workflow with
    {
        Routes = new Dictionary<string, StateRoutes> { ["main"] = new([], new Dictionary<string, IReadOnlyList<string>> { ["new"] = ["done"] }) },
    };

    private static readonly KnownZones Zones = new((settings, setting) => settings.Text(setting) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null);

    public static TheoryData<string> Names => [.. IndicatorCatalogue.Names];

    [Fact]
    public void The_shelf_holds_what_the_design_names_so_far() => Assert.Equal(
        ["backlog", "compensations", "conformance", "cycleTime", "duplicates", "freshness", "handoff", "metric", "retries", "schedule", "stepTime", "stuck", "stuckShare", "success", "waitTime"],
        IndicatorCatalogue.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_describes_itself(string name)
    {
        IIndicatorType type = TypeOf(name);
        Assert.Equal(name, type.Name);
        Assert.EndsWith(".", type.Summary, StringComparison.Ordinal);
        Assert.Contains($"{name}:", type.Example, StringComparison.Ordinal);
        Assert.Equal(type.Settings.Count, type.Settings.Select(setting => setting.Name).Distinct().Count());
        Assert.All(type.Settings, setting => Assert.True(setting.Required || setting.Default is not null, $"{setting.Name} does not say what holds without it"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_it_does_not_know_is_reported_with_its_place(string name)
    {
        Place place = new("slo.yaml", 7, 3);
        List<Problem> problems = Read(name, [.. Minimal(name), new SettingEntry("colour", place, Text("red"))]).Problems;
        Assert.Equal(place, Assert.Single(problems).Place);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_required_setting_left_out_is_reported_and_nothing_is_judged_by_it(string name)
    {
        SettingDeclaration[] required = [.. TypeOf(name).Settings.Where(setting => setting.Required)];
        (IIndicator? indicator, List<Problem> problems) = Read(name, []);
        int choices = Chosen.ContainsKey(name) ? 1 : 0;
        Assert.Equal(required.Length + choices, problems.Count);
        Assert.Equal(required.Length + choices == 0, indicator is not null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_that_is_a_mapping_instead_of_a_value_is_reported(string name)
    {
        foreach (SettingDeclaration setting in TypeOf(name).Settings.Where(setting => setting.Kind is not (SettingKind.Map or SettingKind.MapByName or SettingKind.TextsByName)))
        {
            MapSetting wrong = new(Here, [new SettingEntry("a", Here, Text("b"))]);
            Assert.NotEmpty(Read(name, [.. Minimal(name).Where(entry => entry.Key != setting.Name), new SettingEntry(setting.Name, Here, wrong)]).Problems);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_settings_are_one_measurement(string name)
    {
        Assert.Equal(HashOf(name, Minimal(name)), HashOf(name, Minimal(name)));
        Assert.Equal(HashOf(name, Minimal(name)), HashOf(name, [.. Minimal(name).Reverse()]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_that_is_given_makes_another_measurement(string name)
    {
        string bare = HashOf(name, Minimal(name));
        foreach (SettingDeclaration setting in TypeOf(name).Settings.Where(setting => setting is { Kind: SettingKind.Limit or SettingKind.Choice or SettingKind.Text or SettingKind.Texts or SettingKind.Integer }))
        {
            if (Read(name, With(name, setting)) is { Indicator: { } indicator, Problems.Count: 0 })
            {
                Assert.NotEqual(bare, new Measurement(Declared, indicator, UnitMatch.Nothing, UnitMatch.Nothing).Hash);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_limit_takes_working_time_where_there_is_a_calendar_and_no_duration_is_left_that_does_not(string name)
    {
        Assert.DoesNotContain(TypeOf(name).Settings, setting => setting.Kind == SettingKind.Duration);
        foreach (SettingDeclaration limit in TypeOf(name).Settings.Where(setting => setting.Kind == SettingKind.Limit))
        {
            SettingEntry[] entries = [.. Minimal(name).Where(entry => entry.Key != limit.Name), new SettingEntry(limit.Name, Here, Text("3bd"))];
            Assert.Contains("3bd of office", Read(name, entries, SomeCalendar.Office).Indicator!.Text, StringComparison.Ordinal);
            Assert.Contains("no calendar", Assert.Single(Read(name, entries).Problems).What, StringComparison.Ordinal);
            foreach (string wrong in (string[])["h", "soon"])
            {
                SettingEntry[] refused = [.. entries.Where(entry => entry.Key != limit.Name), new SettingEntry(limit.Name, Here, Text(wrong))];
                Assert.EndsWith("or working time such as 3bd or 12bh", Assert.Single(Read(name, refused).Problems).Remedy, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_in_words_what_it_measures(string name)
    {
        IIndicator indicator = Assert.IsAssignableFrom<IIndicator>(Read(name, Minimal(name)).Indicator);
        Assert.Equal(name, indicator.Type);
        Assert.NotEmpty(indicator.Text);
        Assert.NotEqual(Sight.None, indicator.Needs);
        Assert.Equal(!WithoutDeadline.Contains(name), indicator.HasDeadline);
    }

    [Fact]
    public void A_comma_in_a_result_does_not_make_two_of_it() =>
        Assert.NotEqual(Measure.Success(("accept", "a,b")).Hash, Measure.Success(("accept", new[] { "a", "b" })).Hash);

    private static IIndicatorType TypeOf(string name) => Assert.IsAssignableFrom<IIndicatorType>(IndicatorCatalogue.Find(name));

    private static string HashOf(string name, SettingEntry[] entries) =>
        new Measurement(Declared, Read(name, entries).Indicator!, UnitMatch.Nothing, UnitMatch.Nothing).Hash;

    private static (IIndicator? Indicator, List<Problem> Problems) Read(string name, SettingEntry[] entries, WorkCalendar? calendar = null)
    {
        List<Problem> problems = [];
        IIndicatorType type = TypeOf(name);
        return (type.Read(new SettingReader(new MapSetting(Here, entries), type.Settings, problems, name) { Calendar = new CalendarInUse(calendar), Zones = Zones }, Declared), problems);
    }

    /// <summary>Only what is required.</summary>
    private static SettingEntry[] Minimal(string name) =>
        [.. TypeOf(name).Settings.Where(setting => setting.Required || Chosen.GetValueOrDefault(name, []).Contains(setting.Name)).Select(setting => new SettingEntry(setting.Name, Here, Text(setting.Example!)))];

    private static SettingEntry[] With(string name, SettingDeclaration setting) =>
        [.. Minimal(name).Where(entry => entry.Key != setting.Name), new SettingEntry(setting.Name, Here, Text(Other(setting)))];

    private static string Other(SettingDeclaration setting) => setting.Kind switch
    {
        SettingKind.Limit => "17m",
        SettingKind.Integer => "17",
        _ when setting.Name == "cron" => "*/17 * * * *",
        _ when setting.Name == "limit" => "17.5",
        _ when setting.Required || Chosen.Values.Any(names => names.Contains(setting.Name)) => "another",
        _ => setting.Example ?? setting.Choices[^1],
    };

    private static ScalarSetting Text(string text) => new(Here, text, false);
}
