using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Rules;

/// <summary>What only one format needs to find the activities in its files. It belongs to the format's adapter, which makes it and reads it again.</summary>
public abstract record FormatSettings
{
    /// <summary>All of it that decides which events a file becomes, in one text; empty when that is as without any.</summary>
    public abstract string Canonical { get; }

    /// <summary>What it calls steps and states of the Source's workflow by itself, whatever a file says.</summary>
    public virtual IReadOnlyList<MappedName> Names => [];

    /// <summary>Events of the Source's workflow that name no instance.</summary>
    public virtual IReadOnlyList<MappedKeys> Nameless => [];
}

/// <summary>A step, or a state of a track, and where it is named.</summary>
public sealed record MappedName(string? Step, string? Track, string? State, Place Place);

/// <summary>The names of the keys that are to tell whose an event is, and where they stand.</summary>
public sealed record MappedKeys(IReadOnlyList<string> Names, Place Place);
