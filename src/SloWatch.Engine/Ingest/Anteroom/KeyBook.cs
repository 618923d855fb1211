using SloWatch.Core.Events;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>Which instances carry which keys, with everything that was advanced so far, written or not.</summary>
internal sealed class KeyBook(IAnteroomReader stored)
{
    /// <summary>Some 10 MB.</summary>
    private const int Limit = 50_000;

    private readonly Dictionary<CaseKey, Owners> known = [];

    /// <summary>It may forget: what was claimed and is not written would be lost.</summary>
    public bool IsFull => known.Count >= Limit;

    public Owners Of(CaseKey key)
    {
        if (!known.TryGetValue(key, out Owners owners))
        {
            IReadOnlyList<string> two = stored.Owners(key.Workflow, key.Key, 2);
            known.Add(key, owners = new(two.ElementAtOrDefault(0), two.ElementAtOrDefault(1)));
        }

        return owners;
    }

    /// <summary>True when nobody carried it before.</summary>
    public bool Claim(CaseKey key, string instance)
    {
        Owners before = Of(key);
        if (before.First is null || (before.Second is null && before.First != instance))
        {
            known[key] = before.First is null ? new(instance, null) : new(before.First, instance);
        }

        return before.First is null;
    }

    public void Clear() => known.Clear();
}

internal readonly record struct CaseKey(string Workflow, NamedValue Key);

/// <param name="First">Null when nobody carries the key.</param>
/// <param name="Second">Null when only the first does; there may be more.</param>
internal readonly record struct Owners(string? First, string? Second)
{
    /// <summary>Null when there is none, or several.</summary>
    public string? Only => Second is null ? First : null;
}
