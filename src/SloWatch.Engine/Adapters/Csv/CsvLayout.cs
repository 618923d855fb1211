using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.Times;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>How a table is laid out.</summary>
internal sealed record CsvLayout : FormatSettings
{
    public static readonly CsvLayout Default = new();

    public CsvColumns Columns { get; init; } = CsvColumns.None;

    /// <summary>Activity to the column with its time; empty: each row is one activity.</summary>
    public IReadOnlyList<NamedValue> Milestones { get; init; } = [];

    /// <summary>Null: found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>One of <see cref="CsvEncoding.Names"/>.</summary>
    public string Encoding { get; init; } = CsvEncoding.Default;

    /// <summary>The first that fits a time reads it.</summary>
    public IReadOnlyList<TimeFormat> Times { get; init; } = [TimeFormat.Iso];

    /// <summary>Of times that do not say theirs; null: none is named, and they are read as UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Delimiter and encoding are left out: they say how a file is written and not what it says, and the next file may be written otherwise.</summary>
    public override string Canonical => Says == Default.Says ? "" : Says;

    private string Says =>
        $"columns:{Columns.Canonical}|milestones:{string.Join('\u001f', Milestones)}|times:{string.Join('\u001f', Times.Select(format => format.Text))}|zone:{(Zone ?? TimeZoneInfo.Utc).Id}";
}
