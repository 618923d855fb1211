using System.Globalization;
using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Csv;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Tests.Adapters.Csv;

/// <summary>Small tables, and what becomes of them in one line a fact: <c>c1 stepEnded Check 09:01 completed</c>.</summary>
internal static class Tables
{
    public static readonly CsvAdapter Adapter = new();

    /// <summary>A mapping as people write it.</summary>
    public static ActivityMapping Mapping(string yaml) => Mapping(yaml, out List<Problem> problems) is var mapping && problems.Count == 0 ? mapping : throw new ArgumentException(problems[0].ToString());

    public static ActivityMapping Mapping(string yaml, out List<Problem> problems)
    {
        problems = [];
        MapSetting map = yaml.Length == 0 ? new MapSetting(new Place("source.yaml", 1, 1), []) : (MapSetting)YamlTree.Read("source.yaml", Encoding.UTF8.GetBytes(yaml), problems).Documents.Single();
        return Adapter.Read(new SettingReader(map, Adapter.Settings, problems, "'mapping'"));
    }

    public static RecordingSink Read(string table, string mapping = "") => RecordingSink.Import(Adapter, table, Mapping(mapping));

    public static string[] Facts(string table, string mapping = "") => [.. Read(table, mapping).Taken.Select(Line)];

    /// <summary>Without the starts, which most tests are not about.</summary>
    public static string[] Told(string table, string mapping = "") => [.. Facts(table, mapping).Where(line => !line.Contains(" started ", StringComparison.Ordinal))];

    public static string Line(WorkflowEvent fact) => string.Join(' ', new[]
    {
        fact.Instance, EventWords.Of(fact.Kind), fact.Step, fact.Run is null ? null : $"({fact.Run})", fact.State,
        fact.Track is null ? null : $"of {fact.Track}",
        fact.At.ToDateTimeOffset().ToString("HH:mm", CultureInfo.InvariantCulture),
        fact.Outcome == Outcome.None ? null : OutcomeNames.Of(fact.Outcome), fact.Details?.Result,
        fact.Details?.By is { } by ? $"by {by}" : null, fact.Details?.Dependency,
    }.OfType<string>());
}
