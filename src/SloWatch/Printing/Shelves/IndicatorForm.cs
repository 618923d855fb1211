using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>What a source must see for an indicator in one of its forms.</summary>
/// <param name="With">The setting that makes it so, as rules have it; null: with no more than the indicator needs.</param>
/// <param name="Needs">All of them.</param>
/// <param name="OneOf">And one of these, where there are any.</param>
internal sealed record IndicatorForm(string? With, IReadOnlyList<string> Needs, IReadOnlyList<string> OneOf)
{
    private static readonly Place Here = new("types", 1, 1);

    /// <summary>The plainest first, then what one setting more makes of it where that needs something else.</summary>
    public static IReadOnlyList<IndicatorForm> Of(IIndicatorType type)
    {
        SettingEntry[] required = [.. type.Settings.Where(setting => setting.Required).Select(setting => Entry(setting, setting.Example ?? ""))];
        (List<SettingEntry> given, IIndicator? plain) = Plainest(type, required);
        IndicatorForm first = Of(null, plain);
        var more =
            from setting in type.Settings
            where !given.Exists(entry => entry.Key == setting.Name)
            from one in Values(setting)
            let indicator = Read(type, [.. given, one.Entry]) ?? Read(type, [.. required, one.Entry])
            where indicator is not null
            select (setting.Name, Form: Of(one.Text, indicator));
        return [first, .. more.Where(one => !one.Form.IsLike(first)).DistinctBy(one => (one.Name, Canonical(one.Form))).Select(one => one.Form)];
    }

    private bool IsLike(IndicatorForm other) => Canonical(this) == Canonical(other);

    private static string Canonical(IndicatorForm form) => $"{string.Join(',', form.Needs)};{string.Join(',', form.OneOf)}";

    private static IndicatorForm Of(string? with, IIndicator? indicator) =>
        new(with, [.. SightNames.Of(indicator?.Needs ?? Sight.None)], [.. SightNames.Of(indicator?.NeedsOneOf ?? Sight.None)]);

    /// <summary>Of what is required alone, and, where that is not enough, of the first of the rest that make one.</summary>
    private static (List<SettingEntry> Given, IIndicator? Indicator) Plainest(IIndicatorType type, SettingEntry[] required)
    {
        List<SettingEntry> given = [.. required];
        IIndicator? indicator = Read(type, given);
        foreach (SettingDeclaration more in type.Settings.Where(setting => setting is { Required: false, Kind: SettingKind.Text, Example: not null }))
        {
            if (indicator is null)
            {
                given.Add(Entry(more, more.Example!));
                indicator = Read(type, given);
            }
        }

        return (given, indicator);
    }

    /// <summary>Each choice there is, else an example; of what has settings of its own, each of those alone.</summary>
    private static IEnumerable<(string Text, SettingEntry Entry)> Values(SettingDeclaration setting) => setting.Inner.Count > 0
        ? setting.Inner.SelectMany(Values).Select(inner => ($"{setting.Name}: {{ {inner.Text} }}", new SettingEntry(setting.Name, Here, new MapSetting(Here, [inner.Entry]))))
        : (setting.Choices.Count > 0 ? setting.Choices : setting.Example is { } example ? [example] : []).Select(value => ($"{setting.Name}: {value}", Entry(setting, value)));

    private static SettingEntry Entry(SettingDeclaration setting, string value) => new(setting.Name, Here, new ScalarSetting(Here, value, Quoted: false));

    private static IIndicator? Read(IIndicatorType type, IEnumerable<SettingEntry> given) =>
        type.Read(new SettingReader(new MapSetting(Here, [.. given]), type.Settings, [], type.Name), new Workflow("example"));
}
