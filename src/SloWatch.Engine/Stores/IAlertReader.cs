using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

public interface IAlertReader
{
    /// <summary>All that are watched, open or not, ordered by key.</summary>
    IReadOnlyList<StoredAlert> All();

    /// <summary>Those that fire, of all workflows or of one: the gravest first, then the oldest.</summary>
    IReadOnlyList<StoredAlert> Open(string? workflow);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only older ones than this <see cref="StoredTransition.Id"/>; null: from the newest on.</param>
    IReadOnlyList<StoredTransition> Transitions(string? workflow, long? before, int limit);

    /// <summary>The earliest minute of a transition of the workflow; null when it has none.</summary>
    Instant? OldestTransition(string workflow);

    /// <summary>Null while none was made. Throws <see cref="FormatException"/> when it is damaged.</summary>
    StoredDiagnosis? DiagnosisOf(long transition);

    /// <summary>Of the transition by which an alert fired last; null likewise, throws likewise.</summary>
    StoredDiagnosis? DiagnosisOf(StoredAlert alert);

    /// <summary>Transitions by which alerts of objectives fired and of which no diagnosis was made, of a minute or later, newest first.</summary>
    IReadOnlyList<StoredTransition> Undiagnosed(Instant since, int limit);

    /// <summary>Ordered by workflow.</summary>
    IReadOnlyList<DecidedWorkflow> Decided();
}
