namespace SloWatch.Core.Rules.Settings;

/// <summary>A node of what the user wrote, with its place. It knows no file format.</summary>
public abstract record Setting(Place Place)
{
    /// <summary>What it is, in a user's words.</summary>
    public abstract string Kind { get; }
}

/// <param name="Quoted">Written in quotes, and so text whatever it looks like.</param>
public sealed record ScalarSetting(Place Place, string Text, bool Quoted) : Setting(Place)
{
    public override string Kind => Text.Length == 0 && !Quoted ? "nothing" : $"the text '{Text}'";
}

public sealed record ListSetting(Place Place, IReadOnlyList<Setting> Items) : Setting(Place)
{
    public override string Kind => "a list";
}

/// <param name="Entries">In the order written; the reader of the format has refused doubled keys.</param>
public sealed record MapSetting(Place Place, IReadOnlyList<SettingEntry> Entries) : Setting(Place)
{
    public override string Kind => "a mapping";

    public Setting? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

/// <param name="KeyPlace">Where the key stands.</param>
public sealed record SettingEntry(string Key, Place KeyPlace, Setting Value);
