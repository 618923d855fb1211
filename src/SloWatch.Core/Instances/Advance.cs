using SloWatch.Core.Events;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <param name="Now">The workflow's watermark.</param>
/// <param name="DecidedUpTo">Minutes before it have had their alert decision; <see cref="Instant.Never"/> if none has.</param>
public sealed record AdvanceContext(WorkflowRules Rules, Instant Now, Instant DecidedUpTo);

/// <summary>The heart: everything that changes an instance or the ledger goes through here.</summary>
public static class Advance
{
    /// <summary>
    /// Folds new facts into an instance, judges it at `now`, and returns the difference to what was posted before. Without facts it is the
    /// deadline sweep. The given instance is consumed: it and the returned one share their state, so whoever fails to write the result
    /// drops it and loads it again. An instance is never judged at an earlier `now` than before.
    /// </summary>
    public static Advanced Run(Instance instance, ReadOnlySpan<WorkflowEvent> events, AdvanceContext context)
    {
        Advanced advanced = new() { Instance = instance };
        Intake intake = new(instance, context.Rules);
        foreach (WorkflowEvent fact in events)
        {
            intake.Take(fact, advanced);
        }

        intake.Seal(advanced);
        return Judge(instance, intake, intake.Cause, context, advanced);
    }

    /// <summary>Puts what is known of others, such as those who took over from an instance, in place of what was known before.</summary>
    /// <param name="replaced">Facts that it takes the place of; those that are known still stay.</param>
    public static Advanced HandOver(Instance instance, Predicate<WorkflowEvent> replaced, IReadOnlyList<WorkflowEvent> known, AdvanceContext context, string cause = "handed over")
    {
        Advanced advanced = new() { Instance = instance };
        Intake intake = new(instance, context.Rules);
        Func<WorkflowEvent, bool> isKnown = HandedOver.Among(known);
        if (instance.Forget(fact => replaced(fact) && !isKnown(fact)))
        {
            advanced.Changed = true;
            intake.Refold();
        }

        foreach (WorkflowEvent fact in known)
        {
            intake.Take(fact, advanced);
        }

        intake.Seal(advanced);
        return Judge(instance, intake, cause, context, advanced);
    }

    /// <summary>Forgets every fact of a source, as if it had never been delivered. An instance without facts is to be removed.</summary>
    public static Advanced Forget(Instance instance, string source, AdvanceContext context)
    {
        Advanced advanced = new() { Instance = instance };
        Intake intake = new(instance, context.Rules);
        if (instance.Forget(fact => fact.Source == source))
        {
            advanced.Changed = true;
            intake.Refold();
        }

        intake.Judge(Instant.Max(instance.JudgedAt, context.Now), new Poster(instance.Key, advanced, context.DecidedUpTo, "source replaced"));
        advanced.NextDeadline = instance.Judged?.NextDeadline ?? Instant.Ever;
        return advanced;
    }

    /// <summary>Counts a stored instance for measurements that never counted it: everything they judge is posted.</summary>
    public static Advanced Fill(StoredInstance stored, WorkflowRules rules)
    {
        Instance instance = Instance.Load(stored, new WorkflowRules(rules.Workflow, []));
        instance.Judged = new Judged(instance.Key, rules);
        Advanced advanced = new() { Instance = instance };
        instance.JudgeAll(rules, new Poster(instance.Key, advanced, Instant.Never, "new measurement"));
        advanced.NextDeadline = instance.Judged.NextDeadline;
        return advanced;
    }

    private static Advanced Judge(Instance instance, Intake intake, string cause, AdvanceContext context, Advanced advanced)
    {
        Instant now = Instant.Max(instance.JudgedAt, context.Now);
        Judged judged = instance.Judged ??= new Judged(instance.Key, context.Rules);
        if (judged.Rules != context.Rules)
        {
            throw new InvalidOperationException($"{instance.Key} was loaded with other rules than it is advanced with.");
        }

        Poster poster = new(instance.Key, advanced, context.DecidedUpTo, cause);
        intake.Judge(now, poster);
        judged.Sweep(instance.Folded, now, poster);
        instance.JudgedAt = advanced.Changed ? now : instance.JudgedAt;
        advanced.NextDeadline = judged.NextDeadline;
        return advanced;
    }
}
