using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>What was noted of a life over time: version, business key, attributes. Repeating a value is no news.</summary>
public sealed class Notes
{
    private readonly List<(string Name, string Value, Instant At)> notes = [];

    // Names that no attribute can have: control characters are refused at the border.
    public const string Version = "\u0001version";
    public const string BusinessKey = "\u0001businessKey";

    /// <summary>When the case is due, as its events say; <see cref="Instant.ToString"/>.</summary>
    public const string Deadline = "\u0001deadline";

    /// <summary>How often another one was noted.</summary>
    public int BusinessKeys { get; private set; }

    public static bool Carries(WorkflowEvent fact) =>
        fact.Details is { } details && (details.Version ?? details.BusinessKey ?? details.Deadline ?? (object?)details.Attributes) is not null;

    /// <summary>Called in fold order; true when something is new.</summary>
    public bool Add(WorkflowEvent fact)
    {
        if (fact.Details is not { } details)
        {
            return false;
        }

        // What was only noticed may have held since then, and what was noticed with an end holds when the unit closes.
        Instant since = fact.NotBefore ?? fact.At;
        bool news = details.Version is { } version && Note(Version, version, since);
        news |= details.BusinessKey is { } key && Note(BusinessKey, key, since);
        news |= details.Deadline is { } due && Note(Deadline, due.ToString(), since);
        for (int i = 0; i < (details.Attributes?.Count ?? 0); i++)
        {
            news |= Note(details.Attributes![i].Name, details.Attributes[i].Value, since);
        }

        return news;
    }

    /// <summary>The value that held at a moment and since when; null when there was none.</summary>
    public (string Value, Instant Since)? At(string name, Instant at)
    {
        for (int i = notes.Count - 1; i >= 0; i--)
        {
            if (notes[i].At <= at && notes[i].Name == name)
            {
                return (notes[i].Value, notes[i].At);
            }
        }

        return null;
    }

    /// <summary>The value that was noted first; null when there was none.</summary>
    public string? First(string name)
    {
        int first = notes.FindIndex(note => note.Name == name);
        return first < 0 ? null : notes[first].Value;
    }

    /// <summary>Every value of a name with the moment from which it held, in fold order.</summary>
    public IEnumerable<(string Value, Instant Since)> Of(string name) => notes.Where(note => note.Name == name).Select(note => (note.Value, note.At));

    /// <summary>The names of attributes, each as often as it was noted.</summary>
    public IEnumerable<string> Attributes => notes.Select(note => note.Name).Where(name => !name.StartsWith('\u0001'));

    private bool Note(string name, string value, Instant at)
    {
        if (At(name, Instant.Ever) is { } known && known.Value == value)
        {
            return false;
        }

        notes.Add((name, value, at));
        BusinessKeys += ReferenceEquals(name, BusinessKey) ? 1 : 0;
        return true;
    }
}
