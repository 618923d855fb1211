using System.Globalization;
using SloWatch.Core.Time;

namespace SloWatch.Core.Rules.Settings;

/// <summary>
/// Reads a mapping by its declarations. Unknown and missing keys and values of the wrong type are reported when they are met,
/// and reading goes on with the default, so that one run finds every problem.
/// </summary>
public sealed class SettingReader
{
    private const string ExpectedPercent = "a percentage such as 99.5%";

    private readonly MapSetting map;
    private readonly List<Problem> problems;

    public SettingReader(MapSetting map, IReadOnlyList<SettingDeclaration> declared, List<Problem> problems, string what)
    {
        this.problems = problems;
        this.map = map with { Entries = Understood(map.Entries, [.. declared.Select(declaration => declaration.Name)], what) };
        foreach (SettingDeclaration missing in declared.Where(declaration => declaration.Required && !Has(declaration.Name)))
        {
            Report(map.Place, $"{what} lacks '{missing.Name}'", $"add '{missing.Name}: {missing.Example ?? "..."}' ({missing.Summary})");
        }
    }

    public Place Place => map.Place;

    /// <summary>For limits in working time.</summary>
    public CalendarInUse Calendar { get; init; } = new(null);

    /// <summary>For settings that name a time zone.</summary>
    public KnownZones Zones { get; init; } = KnownZones.UtcAlone;

    /// <summary>For settings that name another workflow.</summary>
    public KnownWorkflows Workflows { get; init; } = KnownWorkflows.Any;

    public bool Has(string name) => map.Find(name) is not null;

    /// <summary>For settings that may be written in two shapes.</summary>
    public bool IsMap(string name) => map.Find(name) is MapSetting;

    public bool IsEmptyMap(string name) => map.Find(name) is MapSetting { Entries.Count: 0 };

    public bool IsText(string name) => map.Find(name) is ScalarSetting { Text.Length: > 0 };

    /// <summary>Where the value of a setting stands; the mapping itself when it was left out.</summary>
    public Place PlaceOf(string name) => map.Find(name)?.Place ?? map.Place;

    public void Report(Place place, string what, string remedy) => problems.Add(new Problem(place, what, remedy));

    public void Warn(Place place, string what, string remedy) => problems.Add(new Problem(place, what, remedy, Severity.Warning));

    public string? Text(string name) => Scalar(name, "a text")?.Text;

    public IReadOnlyList<string> Texts(string name) => [.. Scalars(name).Select(scalar => scalar.Text)];

    /// <summary>Texts with their places.</summary>
    public IReadOnlyList<ScalarSetting> Scalars(string name) => map.Find(name) is { } value ? ScalarsOf(value, name) : [];

    public TimeSpan? Duration(string name)
    {
        if (Scalar(name, DurationText.Expected) is not { } scalar)
        {
            return null;
        }

        if (DurationText.TryParse(scalar.Text, out TimeSpan duration))
        {
            return duration;
        }

        (string fault, string remedy) = DurationText.Refusal(scalar.Text);
        Report(scalar.Place, $"'{name}' is {scalar.Kind}, which {fault}", remedy);
        return null;
    }

    /// <summary>Within its declared <see cref="SettingDeclaration.Range"/>.</summary>
    public int? Integer(SettingDeclaration declaration) =>
        Integer(declaration.Name, (int)(declaration.Range?.Least ?? int.MinValue), (int)(declaration.Range?.Most ?? int.MaxValue));

    public int? Integer(string name, int atLeast, int atMost)
    {
        string expected = $"a whole number from {atLeast} to {atMost}";
        if (Scalar(name, expected) is not { } scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= atLeast && number <= atMost)
        {
            return number;
        }

        Report(scalar.Place, $"'{name}' is {scalar.Kind}", $"write {expected}");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Scalar(name, "true or false") is not { } scalar)
        {
            return null;
        }

        if (scalar.Text is "true" or "false")
        {
            return scalar.Text == "true";
        }

        Report(scalar.Place, $"'{name}' is {scalar.Kind}", "write true or false");
        return null;
    }

    /// <summary>The ratio 0..1 of a percentage; null, and a problem, for everything else.</summary>
    public decimal? Percent(string name) => Scalar(name, ExpectedPercent) is { } scalar ? Ratio(scalar, name) : null;

    /// <summary>The ratios of one percentage or of a list of them.</summary>
    public IReadOnlyList<decimal> Percents(string name) => map.Find(name) switch
    {
        null => [],
        ListSetting list => [.. list.Items.Select(item => Ratio(item, name)).OfType<decimal>()],
        { } one => Ratio(one, name) is { } ratio ? [ratio] : [],
    };

    public string? Choice(string name, IReadOnlyList<string> choices)
    {
        if (Scalar(name, $"one of {string.Join(", ", choices)}") is not { } scalar)
        {
            return null;
        }

        if (choices.Contains(scalar.Text))
        {
            return scalar.Text;
        }

        Report(scalar.Place, $"'{name}' is {scalar.Kind}", NearestName.Remedy(scalar.Text, [.. choices]));
        return null;
    }

    public SettingReader? Map(SettingDeclaration declaration) =>
        map.Find(declaration.Name) is { } value && AsMap(value, declaration.Name) is { } inner ? Inside(inner, declaration, declaration.Name) : null;

    /// <summary>One that was left out reads like an empty one, so that what it requires is asked for; null when it is no mapping.</summary>
    public SettingReader? MapOrEmpty(SettingDeclaration declaration) =>
        Has(declaration.Name) ? Map(declaration) : Inside(new MapSetting(map.Place, []), declaration, declaration.Name);

    public IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> TextsByName(string name) =>
        map.Find(name) is { } value && AsMap(value, name) is { } inner
            ? [.. inner.Entries.Select(entry => (entry.Key, (IReadOnlyList<string>)[.. ScalarsOf(entry.Value, entry.Key).Select(scalar => scalar.Text)]))]
            : [];

    /// <summary>As <see cref="TextsByName"/>, with the places of names and texts.</summary>
    public IReadOnlyList<(string Name, Place Place, IReadOnlyList<ScalarSetting> Texts)> ScalarsByName(string name) =>
        map.Find(name) is { } value && AsMap(value, name) is { } inner
            ? [.. inner.Entries.Select(entry => (entry.Key, entry.KeyPlace, (IReadOnlyList<ScalarSetting>)ScalarsOf(entry.Value, entry.Key)))]
            : [];

    public IReadOnlyList<(string Name, Place Place, SettingReader Reader)> MapByName(SettingDeclaration declaration)
    {
        if (map.Find(declaration.Name) is not { } value || AsMap(value, declaration.Name) is not { } outer)
        {
            return [];
        }

        return [.. from entry in outer.Entries
                   let inner = AsMap(entry.Value, entry.Key)
                   where inner is not null
                   select (entry.Key, entry.KeyPlace, Inside(inner, declaration, entry.Key))];
    }

    public IReadOnlyList<SettingReader> MapList(SettingDeclaration declaration)
    {
        if (map.Find(declaration.Name) is not { } value)
        {
            return [];
        }

        if (value is not ListSetting list)
        {
            Report(value.Place, $"'{declaration.Name}' is {value.Kind}", "write a list, one '- ' a line");
            return [];
        }

        return [.. list.Items.Select(item => AsMap(item, declaration.Name)).OfType<MapSetting>().Select(item => Inside(item, declaration, declaration.Name))];
    }

    /// <summary>The one entry of an <see cref="SettingKind.Extension"/> setting.</summary>
    public (string Name, Place Place, MapSetting Value)? Extension(string name, string example)
    {
        if (map.Find(name) is not { } value || AsMap(value, name) is not { } outer)
        {
            return null;
        }

        if (outer.Entries is not [{ } entry])
        {
            Report(value.Place, $"'{name}' names {outer.Entries.Count} kinds", $"name exactly one, such as {example}");
            return null;
        }

        bool bare = entry.Value is ScalarSetting { Text: "", Quoted: false };
        MapSetting? inner = bare ? new MapSetting(entry.Value.Place, []) : AsMap(entry.Value, entry.Key);
        return inner is null ? null : (entry.Key, entry.KeyPlace, inner);
    }

    private decimal? Ratio(Setting value, string name)
    {
        string text = value is ScalarSetting scalar ? scalar.Text : "";
        string number = text.EndsWith('%') ? text[..^1].TrimEnd() : text;
        if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal percent))
        {
            return percent / 100;
        }

        Report(value.Place, $"'{name}' is {value.Kind}, which is no percentage", $"write {ExpectedPercent}");
        return null;
    }

    private SettingReader Inside(MapSetting inner, SettingDeclaration declaration, string what) => new(inner, declaration.Inner, problems, $"'{what}'") { Calendar = Calendar, Workflows = Workflows, Zones = Zones };

    /// <summary>A misspelt key is reported and read as the one that was most likely meant, so that what stands under it is checked, too.</summary>
    private List<SettingEntry> Understood(IReadOnlyList<SettingEntry> written, string[] known, string what)
    {
        List<SettingEntry> entries = [.. written.Where(entry => known.Contains(entry.Key))];
        foreach (SettingEntry entry in written.Where(entry => !known.Contains(entry.Key)))
        {
            Report(entry.KeyPlace, $"{what} has no setting '{entry.Key}'", NearestName.Remedy(entry.Key, known));
            if (NearestName.Of(entry.Key, known) is { } meant && entries.TrueForAll(other => other.Key != meant))
            {
                entries.Add(entry with { Key = meant });
            }
        }

        return entries;
    }

    private ScalarSetting? Scalar(string name, string expected)
    {
        switch (map.Find(name))
        {
            case null:
                return null;
            case ScalarSetting scalar when scalar.Text.Length > 0 || scalar.Quoted:
                return scalar;
            case { } other:
                Report(other.Place, $"'{name}' is {other.Kind}", $"write {expected}");
                return null;
        }
    }

    private List<ScalarSetting> ScalarsOf(Setting value, string name)
    {
        if (value is ListSetting { Items.Count: 0 })
        {
            Report(value.Place, $"'{name}' is an empty list", "write what belongs in it, or remove it");
        }

        List<ScalarSetting> texts = [];
        foreach (Setting item in value is ListSetting list ? list.Items : [value])
        {
            if (item is ScalarSetting { Text.Length: > 0 } scalar)
            {
                texts.Add(scalar);
            }
            else
            {
                Report(item.Place, $"'{name}' holds {item.Kind}", "write a text or a list of texts");
            }
        }

        return texts;
    }

    private MapSetting? AsMap(Setting value, string name)
    {
        if (value is MapSetting inner)
        {
            return inner;
        }

        Report(value.Place, $"'{name}' is {value.Kind}", "write a mapping, one 'name: value' a line below it");
        return null;
    }
}
