namespace SloWatch.Core.Rules.Settings;

/// <summary>Where something was written; line and column count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
