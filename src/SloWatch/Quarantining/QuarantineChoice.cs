namespace SloWatch.Cli.Quarantining;

/// <summary>Which entries of the quarantine are meant: one, those of a source, or all.</summary>
internal sealed record QuarantineChoice(long? Id, string? Source)
{
    public string Subject => Id is { } id ? $"entry {id}" : Source ?? "all sources";
}
