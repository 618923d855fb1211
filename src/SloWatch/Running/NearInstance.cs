using SloWatch.Core.Instances;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>The instance that a mistyped id was most likely meant to be, among those that begin alike.</summary>
internal static class NearInstance
{
    private const int LettersDropped = 4;
    private const int Looked = 1000;

    public static InstanceKey? Of(IStoreReader store, string id)
    {
        string[] spellings = [.. Spellings(id).Distinct()];
        for (int length = id.Length; length > Math.Max(0, id.Length - LettersDropped); length--)
        {
            if (char.IsHighSurrogate(id[length - 1]))
            {
                continue; // half a character
            }

            InstanceKey[] alike = [.. spellings.Select(spelling => spelling[..length]).Distinct().SelectMany(beginning => store.Instances.StartingWith(beginning, Looked))];
            if (NearestName.Of(id, alike.Select(key => key.Id)) is { } near)
            {
                return alike.First(key => key.Id == near);
            }
        }

        return null;
    }

    /// <summary>Stores tell capital letters from small ones, people who type an id may not.</summary>
    private static string[] Spellings(string id)
    {
        (string capitals, string small) = (id.ToUpperInvariant(), id.ToLowerInvariant());
        return id.Length == 0 ? [] : [id, capitals, small, $"{capitals[..1]}{small[1..]}"];
    }
}
