using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
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

    public WatchPlan(IStoreWriter store, WorkflowRules rules, Instant now)
    {
        workflow = rules.Workflow.Name;
        Instant until = Until(store, workflow, now);
        Instant first = store.Instances.FirstFactAt(workflow) ?? Instant.Ever;
        foreach (IGrouping<string, ISubjectIndicator> subject in until.IsFinite ? rules.Subjects.GroupBy(one => one.Subject) : [])
        {
            Instant since = subject.Select(one => one.Since ?? first).Aggregate(Instant.Min);
            subjects.Add(subject.Key, new([.. subject], new(Instant.Max(since, until - LookedBack.Of(subject)), until), SuspensionsOf(store, new(workflow, subject.Key), out DamagedFactsException? damage)) { Damage = damage });
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
        foreach ((string name, Subject subject) in subjects.Where(one => one.Value.Damage is null))
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

    /// <summary>What a day is to know of it. Throws <see cref="DamagedFactsException"/> where nobody can say when nothing is to be heard.</summary>
    public IReadOnlyList<WorkflowEvent> Of(SubjectKey day)
    {
        if (!subjects.TryGetValue(day.Name, out Subject? subject))
        {
            return [];
        }

        if (subject.Damage is { } damage)
        {
            throw damage;
        }

        TimeRange open = new(Instant.Max(day.Range.From, subject.Watched.From), Instant.Min(day.Range.To, subject.Watched.To));
        return open.From < open.To && subject.Indicators.Any(one => one.Expects(open)) ? WatchedTime.Of(new(workflow, day.Id), open, subject.Suspended) : [];
    }

    private static IReadOnlyList<TimeRange> SuspensionsOf(IStoreWriter store, InstanceKey subject, out DamagedFactsException? damage)
    {
        damage = null;
        try
        {
            return store.Instances.Load([subject])[0] is { } row ? Instance.Load(row, new WorkflowRules(new Workflow(subject.Workflow), [])).Suspensions() : [];
        }
        catch (DamagedFactsException unread)
        {
            store.Damaged.Add(unread);
            damage = unread;
            return [];
        }
    }

    private sealed record Subject(ISubjectIndicator[] Indicators, TimeRange Watched, IReadOnlyList<TimeRange> Suspended)
    {
        /// <summary>Why its pauses are not known: none of its days is opened, for what is not heard in a pause is not bad.</summary>
        public DamagedFactsException? Damage { get; init; }
    }
}
