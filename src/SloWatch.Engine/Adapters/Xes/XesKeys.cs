namespace SloWatch.Engine.Adapters.Xes;

/// <summary>The standard's keys that are understood.</summary>
internal static class XesKeys
{
    public const string Name = "concept:name";
    public const string Id = "identity:id";
    public const string Instance = "concept:instance";
    public const string Time = "time:timestamp";
    public const string Transition = "lifecycle:transition";
}
