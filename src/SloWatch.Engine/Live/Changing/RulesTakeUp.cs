using System.Runtime.ExceptionServices;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Live.Alerting;

namespace SloWatch.Engine.Live.Changing;

/// <summary>
/// Takes up changed rules: at once where nothing is to be counted for them, else step by step between deliveries, while those before go on
/// serving. Of the one thread that works, but for <see cref="Progress"/>.
/// </summary>
internal sealed class RulesTakeUp(WatchedWriter writer, LiveFeeds feeds, LiveAlerts alerts, TimeProvider time)
{
    private RuleSet? coming;
    private TaskCompletionSource? taken;
    private IEnumerator<long>? steps;
    private ExceptionDispatchInfo? failure;
    private volatile Counting? progress;

    /// <summary>Null when nothing is being counted or cleared away.</summary>
    public Counting? Progress => progress;

    /// <summary>There is a next <see cref="Step"/>.</summary>
    public bool HasWork => steps is not null;

    /// <param name="inUse">Told when they are; cancelled when others come before.</param>
    public void Begin(RuleSet rules, TaskCompletionSource inUse)
    {
        GiveUp();
        (coming, taken) = (rules, inUse);
        Again();
        Step();
    }

    /// <summary>Everything delivered must have been written.</summary>
    public void Step()
    {
        try
        {
            if (steps?.MoveNext() == false)
            {
                (coming, steps, progress) = (null, null, null);
            }
        }
        catch (Exception failed) // the next tick tells it, and begins anew
        {
            steps = null;
            feeds.Count(null);
            failure = ExceptionDispatchInfo.Capture(failed);
            progress = (progress ?? new(0, 0, null)) with { Trouble = failed.Message };
        }
    }

    /// <summary>After it failed. Throws what it failed with, once: whoever asks tells it.</summary>
    public void Again()
    {
        if (coming is not null && steps is null)
        {
            steps = Steps(coming).GetEnumerator();
        }

        ExceptionDispatchInfo? told = failure;
        failure = null;
        told?.Throw();
    }

    public void GiveUp()
    {
        taken?.TrySetCanceled();
        (coming, steps, taken, progress, failure) = (null, null, null, null, null);
        feeds.Count(null);
    }

    private IEnumerable<long> Steps(RuleSet rules)
    {
        if (!FillRules.IsPossible(feeds.Rules, rules))
        {
            AtOnce(rules);
            yield break;
        }

        RetireUnused();
        MeasurementChange change = MeasurementChange.Between(writer.Ledger, rules);
        FillRules judgedBy = new(feeds.Rules, rules, change.New);
        FillSteps fill = new(writer, change, judgedBy, feeds.ContextOf, feeds.Watermarks, time);
        if (change.New.Count > 0)
        {
            feeds.Count(judgedBy);
            foreach (long counted in fill.Count())
            {
                progress = new(counted, fill.Size, null);
                yield return counted;
            }
        }

        foreach (int _ in new CorrelationTakeUp(writer, feeds.ContextOf, time).Steps(Correlations.Of(rules)))
        {
            progress = new(fill.Size, fill.Size, null);
            yield return fill.Size;
        }

        // Nothing is delivered between what is complete for these rules, and their use.
        if (change.New.Count > 0)
        {
            fill.Complete();
        }

        change.Retire(writer, time);
        Use(rules);
        foreach (long counted in fill.Clear(rules))
        {
            progress = new(fill.Size, fill.Size, null);
            yield return counted;
        }
    }

    /// <summary>What the rules in use do not measure is not posted to, whatever was counted for others that never came into use.</summary>
    private void RetireUnused() => MeasurementChange.Between(writer.Ledger, feeds.Rules).Retire(writer, time);

    /// <summary>One fold cannot serve both: nothing is delivered between the rules before and these.</summary>
    private void AtOnce(RuleSet rules)
    {
        foreach (int _ in new CorrelationTakeUp(writer, feeds.ContextOf, time).Steps(Correlations.Of(rules)))
        {
            // All of them, while the rules before still serve whole if the store fails.
        }

        BackFill.Run(writer, rules, time, null, CancellationToken.None);
        Use(rules);
    }

    private void Use(RuleSet rules)
    {
        alerts.Posted(writer.TakeChanges());
        alerts.Use(rules, writer, feeds.Wall);
        feeds.Use(rules);
        feeds.Decided(alerts.DecidedUpTo);
        taken?.TrySetResult();
    }
}
