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
        for (int length = id.Length; length > Math.Max(0, id.Length - LettersDropped); length--)
        {
            IReadOnlyList<InstanceKey> alike = store.Instances.StartingWith(id[..length], Looked);
            if (NearestName.Of(id, alike.Select(key => key.Id)) is { } near)
            {
                return alike.First(key => key.Id == near);
            }
        }

        return null;
    }
}
