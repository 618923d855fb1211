using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>
/// A kind of indicator on the shelf. It describes itself and reads its own settings; everything that lists, documents, checks or
/// reads indicators goes through <see cref="IndicatorCatalogue"/>, so that adding one touches its folder and one line there.
/// Implementations are stateless.
/// </summary>
public interface IIndicatorType
{
    /// <summary>What rules write: <c>cycleTime</c>.</summary>
    string Name { get; }

    /// <summary>One sentence: what is counted and when it is good.</summary>
    string Summary { get; }

    /// <summary>Each setting, declared once.</summary>
    IReadOnlyList<SettingDeclaration> Settings { get; }

    /// <summary>A complete SLO document in YAML that loads against <c>Example</c> rules; a test loads it.</summary>
    string Example { get; }

    /// <summary>Reports every problem to the reader; null when there is one that leaves nothing to judge by.</summary>
    IIndicator? Read(SettingReader settings, Workflow workflow);
}

/// <summary>An indicator with its settings. Judging is pure, total and free of side effects; it may be called from any thread.</summary>
public interface IIndicator
{
    /// <summary>Name of its type.</summary>
    string Type { get; }

    /// <summary>What a source must see for its verdicts to be true.</summary>
    Sight Needs { get; }

    /// <summary>Of these a source must see one at least.</summary>
    Sight NeedsOneOf => Sight.None;

    /// <summary>What its units are called, of several: <c>instances</c>.</summary>
    string Noun { get; }

    /// <summary>All settings in one text; equal texts judge alike.</summary>
    string Canonical { get; }

    /// <summary>In a few words for people: <c>closes within 24h</c>.</summary>
    string Text { get; }

    /// <summary>Without one a hung unit stays pending for ever, and `validate` says so.</summary>
    bool HasDeadline { get; }

    /// <summary>What makes its bad units bad.</summary>
    BadFor BadFor => BadFor.TimeOrEnd;

    /// <summary>The other workflow whose starts decide its verdicts; null when the workflow's own events do.</summary>
    Receiver? HandsOverTo => null;

    /// <summary>The deadline that its cases may tell themselves, a date that no pause moves; null when it has none such.</summary>
    CaseDeadline? OwnDeadline => null;

    /// <summary>The limit that all of its units have; null when they have none, or differ in it.</summary>
    TimeLimit? Limit { get; }
}
