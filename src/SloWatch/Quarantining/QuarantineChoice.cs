using System.Globalization;

namespace SloWatch.Cli.Quarantining;

/// <summary>Which entries of the quarantine are meant: one, those of a source, or all.</summary>
internal sealed record QuarantineChoice(long? Id, string? Source)
{
    public string Subject => Id is { } id ? $"entry {id}" : Source ?? "all sources";

    /// <summary>As the service is asked.</summary>
    public IEnumerable<(string Name, string? Value)> Query(string what) =>
    [
        ("id", Id?.ToString(CultureInfo.InvariantCulture)),
        ("source", Source),
        ("all", what == "drop" && (Id, Source) == (null, null) ? "true" : null),
    ];
}
