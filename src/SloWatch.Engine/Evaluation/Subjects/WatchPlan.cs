using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>
/// When something is to be heard of the subjects of a workflow: from its first event on, or since a rule says so, as far as the workflow is
/// complete and an hour more, so that a day is there before anything of it is due; of files, up to their latest event.
/// </summary>
internal sealed class WatchPlan
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private readonly string workflow;
    private readonly Dictionary<string, Subject> subjects = [];

    public WatchPlan(IStoreReader store, WorkflowRules rules, Instant now)
    {
        workflow = rules.Workflow.Name;
        Instant until = Until(store, workflow, now);
        Instant first = store.Instances.FirstFactAt(workflow) ?? Instant.Ever;
        foreach (IGrouping<string, ISubjectIndicator> subject in until.IsFinite ? rules.Subjects.GroupBy(one => one.Subject) : [])
        {
            Instant since = subject.Select(one => one.Since ?? first).Aggregate(Instant.Min);
            subjects.Add(subject.Key, new([.. subject], new(Instant.Max(since, until - LookedBack.Of(subject)), until), SuspensionsOf(store, new(workflow, subject.Key))));
        }
    }

    /// <summary>Up to when days are opened; <see cref="Instant.Never"/> while nothing is complete.</summary>
    public static Instant Until(IStoreReader store, string workflow, Instant now) =>
        now == Instant.Never ? Instant.Never
        : now == Instant.Ever ? store.Instances.LastFactAt(workflow) ?? Instant.Never
        : SubjectKey.RangeOf(SubjectKey.DayOf(now + Ahead)).To;

    /// <summary>Those in which something is to be heard and that end after a moment.</summary>
    public IEnumerable<SubjectKey> Days(Instant after)
    {
        foreach ((string name, Subject subject) in subjects)
        {
            Instant from = Instant.Max(after, subject.Watched.From);
            for (Instant at = from; from < subject.Watched.To && at.FloorToDay() < subject.Watched.To; at += TimeSpan.FromDays(1))
            {
                SubjectKey day = new(name, SubjectKey.DayOf(at));
                if (Of(day).Count > 0)
                {
                    yield return day;
                }
            }
        }
    }

    /// <summary>What a day is to know of it.</summary>
    public IReadOnlyList<WorkflowEvent> Of(SubjectKey day)
    {
        if (!subjects.TryGetValue(day.Name, out Subject? subject))
        {
            return [];
        }

        TimeRange open = new(Instant.Max(day.Range.From, subject.Watched.From), Instant.Min(day.Range.To, subject.Watched.To));
        return open.From < open.To && subject.Indicators.Any(one => one.Expects(open)) ? WatchedTime.Of(new(workflow, day.Id), open, subject.Suspended) : [];
    }

    private static IReadOnlyList<TimeRange> SuspensionsOf(IStoreReader store, InstanceKey subject) =>
        store.Instances.Load([subject])[0] is { } row ? Instance.Load(row, new WorkflowRules(new Workflow(subject.Workflow), [])).Suspensions() : [];

    private sealed record Subject(ISubjectIndicator[] Indicators, TimeRange Watched, IReadOnlyList<TimeRange> Suspended);
}
