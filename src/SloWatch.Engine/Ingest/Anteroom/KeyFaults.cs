using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>Why keys do not tell the instance, for people.</summary>
internal static class KeyFaults
{
    public static string Contradiction(Candidate candidate, KeyBook book)
    {
        IEnumerable<string> owned = candidate.Keys.Where(key => book.Of(key).Only is not null).Select(key => $"{Text(key.Key)} of {JsonText.Short(book.Of(key).Only!)}");
        return $"its keys are those of different cases of {JsonText.Short(candidate.Workflow)}: {string.Join(", ", owned)}; correct them, or name the case";
    }

    public static string Shared(Candidate candidate, KeyBook book)
    {
        CaseKey key = candidate.Keys[0];
        Owners owners = book.Of(key);
        return $"its key {Text(key.Key)} is that of several cases of {JsonText.Short(candidate.Workflow)}, {JsonText.Short(owners.First!)} and {JsonText.Short(owners.Second!)} among them; name the case, or give a key that only it has";
    }

    /// <summary>Short enough for a sentence.</summary>
    public static string Text(IEnumerable<NamedValue> keys) => string.Join(", ", keys.Select(Text));

    private static string Text(NamedValue key) => $"{JsonText.Short(key.Name)}={JsonText.Short(key.Value)}";
}
