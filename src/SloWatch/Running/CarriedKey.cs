using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>The number of another system that somebody knows a case by: one of the keys by which events find their case.</summary>
internal static class CarriedKey
{
    private const int Most = 10;

    public static IReadOnlyList<InstanceKey> Cases(IStoreReader store, string value) =>
        [.. Keys(store, value).SelectMany(key => store.Anteroom.Owners(key.Workflow, key.Key, Most).Select(id => new InstanceKey(key.Workflow, id))).Distinct()];

    /// <summary>The key that something carries which waits for its case, such as <c>parcel=P-599</c>; null when nothing does.</summary>
    public static string? Waiting(IStoreReader store, string value) =>
        Keys(store, value).Where(key => store.Anteroom.Carrying(key.Workflow, key.Key).Count > 0).Select(key => $"{key.Key.Name}={value}").FirstOrDefault();

    private static IEnumerable<(string Workflow, NamedValue Key)> Keys(IStoreReader store, string value) =>
        from correlated in store.Anteroom.Correlated() from name in correlated.Names select (correlated.Workflow, new NamedValue(name, value));
}
