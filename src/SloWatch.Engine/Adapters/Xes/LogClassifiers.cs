using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>The classifiers that a log declares for its events, and the one that the Source chooses.</summary>
internal sealed class LogClassifiers(ClassifierChoice? choice)
{
    private const int MostDeclared = 100;

    private readonly Dictionary<string, IReadOnlyList<string>> declared = [];

    public void Declare(string? name, string? keys)
    {
        if (name is not null && keys is not null && declared.Count < MostDeclared)
        {
            declared.TryAdd(name, [.. Split(keys)]);
        }
    }

    /// <summary>The keys that name an activity, when everything was declared.</summary>
    public IReadOnlyList<string> Keys(Place place)
    {
        if (choice?.Name is not { } name)
        {
            return choice is null ? [XesKeys.Name] : choice.Keys;
        }

        if (declared.TryGetValue(name, out IReadOnlyList<string>? keys) && keys.Count > 0)
        {
            return keys;
        }

        string remedy = declared.Count == 0 ? $"name the attributes in the Source: classifier: [{XesKeys.Name}]" : $"{NearestName.Remedy(name, declared.Keys)} in the Source";
        throw new UnreadableFileException(place, $"the log declares no classifier '{name}'", remedy);
    }

    /// <summary>Separated by blanks; a key that has blanks stands in apostrophes.</summary>
    private static IEnumerable<string> Split(string keys)
    {
        int at = 0;
        while (at < keys.Length)
        {
            char end = keys[at] == '\'' ? '\'' : ' ';
            int from = end == '\'' ? at + 1 : at;
            int to = keys.IndexOf(end, from);
            to = to < 0 ? keys.Length : to;
            if (to > from)
            {
                yield return keys[from..to];
            }

            at = to + 1;
        }
    }
}
