using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>One case, told fact by fact: a call to the bank, a step of their own, an approval.</summary>
/// <param name="queue">Null: nothing is wrong yet, and who makes calls is there.</param>
internal sealed class TruthCase(Truth truth, Random random, TruthCalls calls, TruthQueue? queue, Instant first, Instant at, Wrong wrong, TruthPool.Shift? shift = null)
{
    /// <summary>When what tells nothing else is due: ten minutes after it begins, a second late.</summary>
    private const int Due = 601;

    private readonly double times = wrong == Wrong.Slow ? random.Next(25, 50) : 1;
    private double clock = 1;
    private int due = Due;

    public Case Told(string id, string version)
    {
        Case one = Case.Of(id).Started(After(0)).Version(version);
        if (Promised() is { } promised)
        {
            due = promised;
            one.Detail(details => details with { Deadline = at + TimeSpan.FromSeconds(promised) });
        }

        Newly(one, early: true);
        for (int i = 0; i < (wrong == Wrong.Loop ? random.Next(60, 90) : 1); i++)
        {
            if (!Call(one, $"r{i}"))
            {
                return one;
            }
        }

        Newly(one, early: false);
        _ = truth.Wrong == Wrong.SharedWorkers ? one.StepScheduled("pack", After(times)).StepStarted("pack", After(shift?.PackWaits ?? 0)).StepEnded("pack", After(shift?.Packs ?? Length()))
            : one.StepStarted("pack", After(times)).StepEnded("pack", After(Length()));
        one.StepScheduled("approve", After(times));
        return wrong == Wrong.Stuck ? one : one.StepStarted("approve", After(Length())).StepEnded("approve", After(Length())).Ended(After(1));
    }

    private int? Promised() => wrong == Wrong.Promise ? random.Next(15, 35) : truth.Tells ? random.Next(480, 840) : null;

    private void Newly(Case one, bool early)
    {
        if (wrong == Wrong.NewStep && truth.IsEarly == early)
        {
            one.StepStarted("check", After(1)).StepEnded("check", After(random.Next(550, 595)));
        }
    }

    /// <summary>False: nothing comes after it.</summary>
    private bool Call(Case one, string run)
    {
        double length = shift?.Calls ?? (CallLength() * (queue?.Times ?? 1));
        bool bad = wrong is Wrong.Outage or Wrong.HeldUp or Wrong.Version, lost = bad && truth.Way == Way.Hangs && random.Next(2) == 0;
        one.StepScheduled("charge", After(1), run).Dependency("bank");
        Instant since = Now;
        if (wrong == Wrong.FewWorkers && queue?.Leaves() == true)
        {
            one.StepStarted("charge", After(1), run);
            return false;
        }

        double waitsFrom = (at - first).TotalSeconds + clock;
        if ((shift is not null ? waitsFrom + shift.CallWaits : queue is null ? waitsFrom : queue.TakenUp(waitsFrom, lost ? null : bad && truth.Way == Way.Hangs ? 900 : length)) is not { } takenUp)
        {
            return false;
        }

        clock += takenUp - waitsFrom;
        return IsDoneByHand ? ByHand(one, run, length) : bad ? Bad(one, run, since, length, lost) : Well(one, run, since, length);
    }

    private bool Well(Case one, string run, Instant since, double length)
    {
        one.StepStarted("charge", After(1), run);
        if (wrong == Wrong.Suspended)
        {
            one.Suspended(After(1)).Resumed(After(800)).StepEnded("charge", After(length), run);
            if (clock < due)
            {
                calls.Well(since, Now);
            }

            one.Ended(After(1));
            return false;
        }

        if (random.Next(40) == 0)
        {
            one.StepFailed("charge", After(2), run).Error("reset").StepScheduled("charge", After(0), run).StepStarted("charge", After(10), run);
        }

        one.StepEnded("charge", After(length), run);
        calls.Well(since, Now);
        return true;
    }

    /// <summary>A call that failed is done by hand; so it was now and then before.</summary>
    private bool IsDoneByHand => wrong == Wrong.ByHand || (truth.Wrong == Wrong.ByHandLate && random.Next(5) == 0) || (truth.Wrong == Wrong.ByHand && truth.IsEarly && random.Next(40) == 0);

    private bool ByHand(Case one, string run, double length)
    {
        int takes = truth.Wrong == Wrong.ByHand ? random.Next(600, 800) : wrong == Wrong.ByHandLate ? 900 : random.Next(20, 60);
        one.StepStarted("charge", After(1), run).StepEnded("charge", After(length), run, Outcome.Failed).Error("503").StepStarted("manual", After(1)).StepEnded("manual", After(takes));
        return true;
    }

    private bool Bad(Case one, string run, Instant since, double length, bool lost)
    {
        one.StepStarted("charge", After(1), run);
        switch (truth.Way)
        {
            case Way.Fails:
                one.StepEnded("charge", After(length), run, Outcome.Failed).Ended(After(1), Outcome.Failed);
                calls.Bad(since, Now);
                return false;
            case Way.Hangs when lost:
                calls.Bad(since, at + TimeSpan.FromSeconds(due));
                return false;
            case Way.Hangs:
                one.StepEnded("charge", After(900), run).Ended(After(1));
                calls.Bad(since, at + TimeSpan.FromSeconds(due));
                return false;
            default:
                calls.Bad(since, at + TimeSpan.FromSeconds(due));
                return Again(one, run, length);
        }
    }

    /// <summary>Long beyond the deadline, though it may succeed at last.</summary>
    private bool Again(Case one, string run, double length)
    {
        int enough = due + random.Next(100, 500);
        string tried = run;
        for (double backoff = 20; clock < enough; backoff = Math.Min(240, backoff * 2))
        {
            if (truth.Way == Way.TriedAgain)
            {
                one.StepFailed("charge", After(length), run).Error("503").StepScheduled("charge", After(0), run).StepStarted("charge", After(backoff), run);
            }
            else
            {
                one.StepEnded("charge", After(length), tried, Outcome.Failed).Error("503");
                one.StepStarted("charge", After(backoff), tried += "+").Dependency("bank");
            }
        }

        if (random.Next(2) == 0)
        {
            return false;
        }

        one.StepEnded("charge", After(length), tried);
        return true;
    }

    private Instant Now => Thawed(at + TimeSpan.FromSeconds(clock));

    private double CallLength() => truth.Wrong == Wrong.Frozen ? random.Next(200, 300) : Drifts ? 12 + random.Next(12) : Length();

    private double Length() => times * (2 + random.Next(Drifts ? 9 : 20));

    /// <summary>Calls happen to take a little longer, and all else a little less.</summary>
    private bool Drifts => truth.Drifts && wrong is Wrong.NewStep or Wrong.Promise;

    private string After(double seconds) => Monday.Text(Thawed(at + TimeSpan.FromSeconds(clock += seconds)));

    /// <summary>What would have happened while nothing does happens so much later.</summary>
    private Instant Thawed(Instant moment) => at < first + truth.FrozenAt && moment >= first + truth.FrozenAt ? moment + truth.Freeze : moment;
}
