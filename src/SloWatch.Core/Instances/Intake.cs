using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Retiring;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>Takes facts into an instance and remembers what has to be judged again because of them, so that the cost follows the change.</summary>
internal sealed class Intake(Instance instance, WorkflowRules rules)
{
    private const long MinutesPerHour = 60;

    private readonly List<(Life Life, StepGroup Group, StepRun? Run)> runs = [];
    private HashSet<StepGroup>? refolded;
    private List<WorkflowEvent>? handedOver;
    private LifeNews news;
    private bool any;
    private bool revised;
    private WorkflowEvent? refused;
    private TimeRange lost;

    public string Cause => revised ? "revised fact" : any ? "new fact" : "deadline";

    public void Take(WorkflowEvent told, Advanced advanced)
    {
        WorkflowEvent fact = SignOfLife.Kept(told);
        if (UnfitFact.Reason(fact, instance.Subject) is { } unfit)
        {
            advanced.Refuse(told, unfit);
            return;
        }

        // What is delivered to an instance that is there counts nothing by itself.
        if (fact.At < instance.Horizon && (fact.Kind is not (EventKind.Gap or EventKind.HandedOver) || instance.Lives.Count == 0))
        {
            advanced.Refuse(told, TooOld.Reason(instance.Horizon));
            return;
        }

        switch (instance.Facts.Add(fact))
        {
            case FactNews.None:
                advanced.Knew(told);
                return;
            case FactNews.Refused:
                advanced.Refuse(told, FactBook.SealedReason);
                Lose(fact);
                return;
            case FactNews.Fresh:
                Route(fact);
                break;
            case FactNews.Revised:
                (news, revised) = (news | LifeNews.Everything, true);
                break;
        }

        any = true;
        advanced.Changed = true;
        advanced.Taken++;
    }

    /// <summary>When all facts are taken: what was refused may have closed what is open.</summary>
    public void Seal(Advanced advanced)
    {
        if (refused is { } one && instance.Facts.NoteRefused(one, lost))
        {
            news |= LifeNews.Gaps;
            any = true;
            advanced.Changed = true;
        }
    }

    public void Refold() => news |= LifeNews.Everything;

    public void Judge(Instant now, Poster poster)
    {
        if (news == LifeNews.None && runs.Count == 0)
        {
            return;
        }

        Judged judged = instance.Judged ??= new Judged(instance.Key, rules);
        if (news.HasFlag(LifeNews.Everything))
        {
            JudgeAnew(judged, now, poster);
            return;
        }

        if (handedOver is not null)
        {
            instance.Folded = instance.Folded.WithHandedOver(handedOver);
        }

        if (news.HasFlag(LifeNews.Gaps))
        {
            instance.FoldGaps();
            news |= LifeNews.Own | LifeNews.EveryRun;
        }

        LifeNews ofInstance = news & (LifeNews.Own | LifeNews.Progress);
        if (ofInstance != LifeNews.None)
        {
            judged.JudgeInstance(instance.Folded, now, poster, progressOnly: ofInstance == LifeNews.Progress && instance.Folded.Gaps.Count == 0);
        }

        JudgeRuns(judged, now, poster);
    }

    private void JudgeAnew(Judged judged, Instant now, Poster poster)
    {
        Unfolded posted = judged.TakeAll(instance.Folded);
        instance.Unfold();
        instance.Fold(rules);
        judged.PutBack(posted, instance.Folded, poster);
        instance.JudgedAt = now;
        instance.JudgeAll(rules, poster);
    }

    private void JudgeRuns(Judged judged, Instant now, Poster poster)
    {
        foreach ((Life life, StepGroup group, StepRun? run) in runs)
        {
            // A run that was touched before its group was folded anew is not one of the group's any more.
            if (run is not null)
            {
                if (refolded?.Contains(group) != true)
                {
                    judged.JudgeRun(instance.Folded, life, run, now, poster);
                }

                continue;
            }

            foreach (StepRun dropped in group.TakeDropped())
            {
                judged.Withdraw(life, dropped, poster);
            }

            judged.JudgeRuns(instance.Folded, life, group, now, poster);
        }

        // What the instance's own level says may be a pause of the clocks of its runs.
        if (news.HasFlag(LifeNews.EveryRun) || (rules.PausesRuns && news.HasFlag(LifeNews.Own)))
        {
            foreach (Life life in instance.Folded.Lives)
            {
                judged.JudgeRuns(instance.Folded, life, now, poster);
            }
        }
    }

    /// <summary>Up to the full hour, so that a stream of refused facts is noted once an hour and not each time.</summary>
    private void Lose(WorkflowEvent fact)
    {
        Instant to = Instant.FromMinute(((fact.At.Minute / MinutesPerHour) + 1) * MinutesPerHour);
        lost = refused is null ? new TimeRange(fact.At, to) : new TimeRange(Instant.Min(lost.From, fact.At), Instant.Max(lost.To, to));
        refused = fact;
    }

    /// <summary>It belongs to no life.</summary>
    private void RouteAside(WorkflowEvent fact)
    {
        news |= fact.Kind == EventKind.Gap ? LifeNews.Gaps : LifeNews.None;
        if (fact.Kind == EventKind.HandedOver)
        {
            (handedOver ??= []).Add(fact);
            news |= LifeNews.Progress;
        }
    }

    private void Route(WorkflowEvent fact)
    {
        // A day is not long, and what it is judged by may be anywhere in it.
        if (instance.Subject is not null)
        {
            Refold();
            return;
        }

        if (!FoldedInstance.IsOfLife(fact.Kind))
        {
            RouteAside(fact);
            return;
        }

        // Once the instance is to be folded anew, its old fold is of no use any more.
        if (news.HasFlag(LifeNews.Everything) || Lives.Find(instance.Folded.Lives, fact) is not { } life)
        {
            news |= LifeNews.Everything;
            return;
        }

        // A new fact may decide which gaps touch the instance.
        news |= life.Add(fact, isAsked: rules.OfSteps.Length > 0, out StepGroup? touched) | (instance.Folded.HasGaps ? LifeNews.Gaps : LifeNews.None);
        if (touched is not null && (touched.Touched is not null || (refolded ??= []).Add(touched)))
        {
            runs.Add((life, touched, touched.Touched));
        }
    }
}
