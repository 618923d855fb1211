using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>
/// What a driver saw an engine do, told as workflow events and folded. An engine overrides how an adapter finds the instance, what it can
/// tell of it, and, where the driver's account speaks of other things than instances and lives, how that account is to be read.
/// </summary>
internal abstract class RecordedEngine(string file)
{
    private IReadOnlyList<TrueLife>? lives;

    public IReadOnlyList<TrueLife> Lives => lives ??= Recording.Read(file);

    /// <summary>Lives of one instance, in the order in which they began.</summary>
    public IEnumerable<IGrouping<InstanceKey, TrueLife>> Instances =>
        Lives.Where(life => life.LastSeen is not null || life.EndedAt is not null).OrderBy(life => life.StartedAt ?? life.EndedAt).GroupBy(KeyOf);

    /// <summary>When the recording was over.</summary>
    private Instant Over => field = field == default ? Lives.Max(life => Words.Later(life.LastSeen, life.EndedAt) ?? Instant.Never) + TimeSpan.FromMinutes(1) : field;

    public virtual InstanceKey KeyOf(TrueLife life) => new(life.Workflow, life.Instance!);

    /// <summary>The fold of every instance is what the truth says, in whatever order it was told.</summary>
    public void MustAgree()
    {
        string[] differences = [.. Differences(told => told).Select(difference => difference.Text)];
        Assert.True(differences.Length == 0, $"{differences.Length} of {Instances.Count()} instances differ\n\n{string.Join("\n\n", differences.Take(5))}");
    }

    /// <summary>The instances that come out otherwise when each of their events is told in another way.</summary>
    public IReadOnlyList<string> Differing(Func<WorkflowEvent, WorkflowEvent> otherwise) => [.. Differences(otherwise).Select(difference => difference.Id).Order(StringComparer.Ordinal)];

    private IEnumerable<(string Id, string Text)> Differences(Func<WorkflowEvent, WorkflowEvent> otherwise)
    {
        Assert.NotEmpty(Lives);
        Agreement agreement = new();
        foreach (IGrouping<InstanceKey, TrueLife> lives in Instances)
        {
            if (agreement.Difference(lives.Key, [.. Told(lives.Key, [.. lives]).Select(otherwise)], [.. Truth([.. lives])]) is { } difference)
            {
                yield return (lives.First().BusinessKey ?? lives.Key.Id, difference);
            }
        }
    }

    /// <summary>The lives of one instance as the fold knows them once all is told.</summary>
    public IReadOnlyList<Life> Folded(string instance)
    {
        (InstanceKey key, IReadOnlyList<WorkflowEvent> events) = Told(instance);
        return Folded(key, events);
    }

    public static IReadOnlyList<Life> Folded(InstanceKey key, IReadOnlyList<WorkflowEvent> events) =>
        Advance.Run(Instance.New(key), events.ToArray(), new AdvanceContext(new WorkflowRules(new Workflow(key.Workflow), []), Instant.Ever, Instant.Never)).Instance.Lives;

    /// <summary>What an adapter tells of the instance whose business key or id this is.</summary>
    public (InstanceKey Key, IReadOnlyList<WorkflowEvent> Events) Told(string instance)
    {
        IGrouping<InstanceKey, TrueLife> meant = Instances.First(lives => lives.Key.Id == instance || lives.Any(life => life.BusinessKey == instance));
        return (meant.Key, Told(meant.Key, [.. meant]));
    }

    /// <summary>The source's name for a life; null where it has none, so that facts belong to lives by their time.</summary>
    protected virtual string? NameOf(TrueLife life) => null;

    /// <summary>An operator's restart goes on with the case; a start is another case under the same id.</summary>
    protected virtual EventKind BeginningOf(TrueLife life, int index) => index == 0 ? EventKind.Started : EventKind.Reopened;

    /// <summary>Lives as the model counts them: where the driver wrote a line for each of several runs that are one life, they are one here.</summary>
    protected virtual IReadOnlyList<TrueLife> LivesOf(IReadOnlyList<TrueLife> told) => told;

    /// <summary>False: the source has no name for a run of a step, and the fold pairs first in, first out.</summary>
    protected virtual bool NamesRuns => true;

    /// <summary>Step runs as the model counts them: `item[3]` is a run of `item`.</summary>
    protected virtual IEnumerable<TrueStep> StepsOf(TrueLife life) =>
        (life.Steps ?? []).Select((step, i) => step with { Name = step.Name.Split('[')[0], ActivityId = step.ActivityId ?? $"{step.Name}/{i}" });

    protected virtual IEnumerable<TrueHalt> HaltsOf(TrueLife life) => [];

    /// <summary>The time of its end is when someone looked and saw it closed.</summary>
    protected virtual bool IsNoticed(TrueLife life) => life.EndedAt is null;

    protected virtual void Tell(Telling telling, TrueLife life)
    {
        foreach (TrueStep step in StepsOf(life))
        {
            telling.Step(step, step.ActivityId!);
        }
    }

    private IReadOnlyList<WorkflowEvent> Told(InstanceKey key, IReadOnlyList<TrueLife> told)
    {
        Telling telling = new(key);
        IReadOnlyList<TrueLife> all = LivesOf(told);
        for (int i = 0; i < all.Count; i++)
        {
            (telling.Life, telling.Prefix) = (NameOf(all[i]), $"r{i + 1}/");
            telling.NoticedAt = NoticedAt(all[i], i + 1 < all.Count ? all[i + 1] : null);
            telling.Begun(all[i], BeginningOf(all[i], i));
            Tell(telling, all[i]);
            foreach (TrueHalt halt in HaltsOf(all[i]))
            {
                telling.Halted(halt);
            }

            if (all[i].Ended != Outcome.None)
            {
                telling.Ended(all[i], telling.NoticedAt, IsNoticed(all[i]) ? all[i].LastSeen : null);
            }
        }

        return NamesRuns ? telling.Events : [.. telling.Events.Select(told => told with { Run = null })];
    }

    /// <summary>Of an end whose time is not known a poller would say: between the last that was seen and the poll that saw it closed.</summary>
    private Instant NoticedAt(TrueLife life, TrueLife? next) => life.EndedAt ?? ((next?.StartedAt ?? Over) - TimeSpan.FromMicroseconds(1));

    private IEnumerable<LifeAccount> Truth(IReadOnlyList<TrueLife> told)
    {
        IReadOnlyList<TrueLife> all = LivesOf(told);
        for (int i = 0; i < all.Count; i++)
        {
            LifeAccount account = LifeAccount.Of(all[i], StepsOf(all[i])) with { Reopened = BeginningOf(all[i], i) == EventKind.Reopened, Halts = [.. HaltsOf(all[i])] };
            Instant? next = i + 1 < all.Count ? all[i + 1].StartedAt : null;
            yield return all[i].Ended == Outcome.None && next is not null ? account with { Ended = next, Outcome = Outcome.Vanished }
                : IsNoticed(all[i]) && all[i].Ended != Outcome.None ? account with { Ended = all[i].LastSeen ?? all[i].EndedAt }
                : account;
        }
    }
}
