using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Folding;

namespace SloWatch.Core.Instances;

/// <summary>
/// A correlation key that an instance was told to carry and, by a later revision, does not any more. Events that have only the key still belong to
/// it: were they its own or not by which revision came first, the order of arrival would decide.
/// </summary>
public static class WithdrawnKey
{
    /// <summary>No source can name a key so: control characters are refused at the border.</summary>
    public const char Mark = '\u0001';

    /// <summary>As it is noted.</summary>
    public static NamedValue Noted(NamedValue key) => key with { Name = Mark + key.Name };

    internal static IReadOnlyList<NamedValue> Of(Instance instance)
    {
        List<NamedValue>? withdrawn = null;
        foreach (FactHistory history in instance.Facts.Histories())
        {
            foreach (WorkflowEvent revision in history.Revisions)
            {
                if (revision is { Void: false, Details.Keys: { } keys } && FoldedInstance.IsOfLife(revision.Kind))
                {
                    (withdrawn ??= []).AddRange(keys);
                }
            }
        }

        return withdrawn is null ? [] : [.. NotCarried(withdrawn, instance.Lives).Select(Noted)];
    }

    private static IEnumerable<NamedValue> NotCarried(List<NamedValue> keys, IReadOnlyList<Life> lives) => keys.Where(key => !lives.Any(life => life.Keys.Contains(key)));
}
