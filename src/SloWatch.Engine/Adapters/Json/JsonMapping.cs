using System.Text;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters.Json.Paths;
using SloWatch.Engine.Adapters.Json.Values;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Times;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>How messages of one source become workflow events.</summary>
internal sealed record JsonMapping : FormatSettings
{
    public static readonly JsonMapping Nothing = new();

    /// <summary>Of the list that holds the events; null: a message is one event.</summary>
    public JsonPath? Events { get; init; }

    public IReadOnlyList<TimeFormat> Times { get; init; } = [TimeFormat.Iso];

    /// <summary>Of times that do not say theirs; null: none is named, and they are read as UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Texts that say nothing, besides empty ones.</summary>
    public IReadOnlySet<string> Absent { get; init; } = new HashSet<string>();

    public IReadOnlyList<ValueTable> Tables { get; init; } = [];

    /// <summary>Messages that are left out.</summary>
    public IReadOnlyList<Condition> Ignored { get; init; } = [];

    /// <summary>Every one whose condition holds makes an event.</summary>
    public IReadOnlyList<EventRule> Rules { get; init; } = [];

    public override string Canonical
    {
        get
        {
            StringBuilder text = new();
            text.Append("events:").Append(Events?.Text).Append("|times:").AppendJoin('\u001f', Times.Select(format => format.Text)).Append("|zone:").Append((Zone ?? TimeZoneInfo.Utc).Id);
            text.Append("|absent:").AppendJoin('\u001f', Absent.Order(StringComparer.Ordinal));
            text.Append("|tables:").AppendJoin('\u001f', Tables.SelectMany(table => table.Rows.Select(row => $"{table.Name}\u001e{row.Name}\u001e{row.Value}")));
            text.Append("|ignored:").AppendJoin('\u001f', Ignored.Select(Of));
            text.Append("|rules:").AppendJoin('\u001d', Rules.Select(Of));
            return text.ToString();
        }
    }

    public override IReadOnlyList<MappedName> Names => [.. Rules.SelectMany(rule => rule.Names)];

    public override IReadOnlyList<MappedKeys> Nameless => [.. Rules.Select(rule => rule.Nameless).OfType<MappedKeys>().DistinctBy(keys => keys.Place)];

    private static string Of(EventRule rule) => string.Join('\u001f',
    [
        EventWords.Of(rule.Kind),
        Of(rule.Condition),
        .. rule.Fields.Select(one => $"{EventFields.Names[(int)one.Field]}={one.Value.Written}").Order(StringComparer.Ordinal),
        .. rule.Lists.SelectMany(list => list.Values.Select(one => $"{EventFields.Names[(int)list.Field]}.{one.Name}={one.Value.Written}")).Order(StringComparer.Ordinal),
    ]);

    private static string Of(Condition condition) => $"{Of(condition.When)}\u001e!{Of(condition.Unless)}";

    private static string Of(IReadOnlyList<ValueTest> tests) => string.Join('\u001e', tests.Select(test => $"{test.Written}={string.Join(',', test.Patterns)}").Order(StringComparer.Ordinal));
}
