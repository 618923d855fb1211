namespace SloWatch.Core.Rules;

/// <summary>What only one format needs to find the activities in its files. It belongs to the format's adapter, which makes it and reads it again.</summary>
public abstract record FormatSettings
{
    /// <summary>All of it that decides which events a file becomes, in one text; empty when that is as without any.</summary>
    public abstract string Canonical { get; }
}
