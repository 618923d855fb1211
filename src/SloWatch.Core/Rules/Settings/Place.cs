namespace SloWatch.Core.Rules.Settings;

/// <summary>Where something was written; line and column count from 1. Line 0 means the file or folder as a whole.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
