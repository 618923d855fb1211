using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Judges the days of what has no instance: a schedule, a gauge. It finds its units itself.</summary>
public interface ISubjectIndicator : IIndicator
{
    /// <summary>Whose days it judges, see <see cref="SubjectKey.Name"/>.</summary>
    string Subject { get; }

    /// <summary>There are no units before it; null: from when on its workflow is known.</summary>
    Instant? Since { get; }

    /// <summary>How many units a day has at most; none where nothing is expected.</summary>
    int UnitsADay => 0;

    /// <summary>Whether a unit may begin in a time in which the subject is watched.</summary>
    bool Expects(TimeRange watched);

    /// <summary>Each unit of a day; none of a name twice.</summary>
    IEnumerable<SubjectUnit> Judge(SubjectDay day, Instant now);
}

/// <summary>The starts of its workflow's cases answer its units.</summary>
public interface IAnsweredByStarts : ISubjectIndicator
{
    /// <summary>Which unit the start of a case that names none answers; null when there is none before it.</summary>
    Instant? LatestSlot(Instant start);

    /// <summary>Null for the planned time of one of its units.</summary>
    NearestSlots? NearestTo(Instant told);
}

/// <summary>The planned times before and after a moment at which nothing is planned; null when there is none.</summary>
public readonly record struct NearestSlots(Instant? Before, Instant? After);

/// <summary>Judges the values of a gauge.</summary>
public interface IGaugeIndicator : ISubjectIndicator
{
    /// <summary>How far a value reaches: where none follows for longer, slices are not what they look like.</summary>
    GaugeReach Reach { get; }

    /// <summary>Which of the values of the gauge; null: each of them.</summary>
    string? Measure { get; }
}

/// <summary>How far one value of a gauge reaches.</summary>
/// <param name="Setting">That says so.</param>
/// <param name="Lacking">What becomes of the time between two values that lie farther apart.</param>
public readonly record struct GaugeReach(string Setting, TimeSpan Length, string Lacking);

/// <summary>Judges what is counted of the cases of its workflow.</summary>
public interface ICountedIndicator : ISubjectIndicator
{
    /// <summary>What posts the counts, case by case.</summary>
    /// <param name="measured">By what the counts are judged: each has its own.</param>
    IIndicator CounterOf(Measurement measured);
}

/// <summary>A unit of the day of a subject.</summary>
/// <param name="Error">Told with what made it bad.</param>
public readonly record struct SubjectUnit(string Name, Judgement Judgement, string? Error);

/// <summary>A day of a subject as it is judged.</summary>
/// <param name="day">Its facts.</param>
/// <param name="gaps">Times of which facts are lost.</param>
public readonly struct SubjectDay(FoldedSubject day, IReadOnlyList<TimeRange> gaps)
{
    /// <summary>In fold order.</summary>
    public IReadOnlyList<WorkflowEvent> Facts => day.Facts;

    /// <summary>When something is to be heard of it, within the day; in order, without overlap.</summary>
    public IReadOnlyList<TimeRange> Watched => day.Watched;

    public TimeRange Range => day.Key.Range;

    /// <summary>Facts were lost that may belong between two moments.</summary>
    public bool IsBlindBetween(Instant from, Instant to) => Gaps.Hide(gaps, from, to);
}
