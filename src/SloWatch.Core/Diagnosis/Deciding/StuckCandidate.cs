using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Rules;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Most bad units stand in one step or one state, and wait for nothing outside that is known of.</summary>
internal static class StuckCandidate
{
    public static Candidate Look(Evidence evidence)
    {
        long all = evidence.Now.Bad;
        (string Name, long Bad)? step = evidence.Most(key => key.IsStill ? key.Step : null);
        (string Name, long Bad)? state = evidence.Most(key => key.IsStill ? key.State : null);
        return step is { } inStep && IsDominant(inStep.Bad, all) ? Judge(evidence, Dimension.Step, inStep.Name)
            : state is { } inState && IsDominant(inState.Bad, all) ? Judge(evidence, Dimension.State, inState.Name)
            : Candidate.Not(WhyNot(evidence, step, state));
    }

    private static string WhyNot(Evidence evidence, (string Name, long Bad)? step, (string Name, long Bad)? state)
    {
        long still = evidence.Sum(key => key.IsStill).Bad;
        return still == 0 ? "not stuck: none stood still"
            : step is null && state is null ? Text($"not stuck: {still:#,0} of {evidence.Now.Bad:#,0} stood still, and no step or state of theirs is told")
            : (step?.Bad ?? 0) >= (state?.Bad ?? 0) ? Text($"not stuck: {step!.Value.Bad:#,0} of {evidence.Now.Bad:#,0} stood {StepLabel.At(step.Value.Name)} {evidence.InNoCall(key => key.IsStill && key.Step == step.Value.Name)}, more than at any other")
            : Text($"not stuck: {state!.Value.Bad:#,0} of {evidence.Now.Bad:#,0} stood in state {state.Value.Name} {evidence.InNoCall(key => key.IsStill && key.State == state.Value.Name)}, more than in any other");
    }

    private static Candidate Judge(Evidence evidence, Dimension by, string name)
    {
        AttributedGroup? group = evidence.GroupOf(by, name);
        string at = by == Dimension.Step ? StepLabel.At(name) : $"in state {name}";
        if (!AreEnough(evidence, group))
        {
            return Candidate.TooFew("not stuck");
        }

        if (WasAsBadBefore(group))
        {
            return Candidate.NoWorse("not stuck", Text($"{group!.Bad:#,0} of {evidence.Now.Bad:#,0} stood {at}"), group);
        }

        bool IsHere(SpotKey key) => key.IsStill && (by == Dimension.Step ? key.Step : key.State) == name;
        SpotCount here = evidence.Sum(IsHere);
        if (evidence.Most(key => IsHere(key) && key.Kind == SpotKind.Waiting ? key.Step : null) is { } waiting && waiting.Bad >= Thresholds.Half * here.Bad && OfWaiting(evidence, waiting.Name, waiting.Bad) is { } unstuck)
        {
            return unstuck;
        }

        if (evidence.Sum(key => IsHere(key) && key.BesideCall).Bad is var beside && beside >= Thresholds.Half * here.Bad)
        {
            return Candidate.Open("not stuck", Text($"{beside:#,0} of {evidence.Now.Bad:#,0} stood {at} while a call of theirs was open"));
        }

        if (evidence.Sum(key => IsHere(key) && key.Kind == SpotKind.Standing && key.WaitsAt == new PlaceOf(by, name)).Bad is var standing && standing > 0 && standing >= Thresholds.Half * here.Bad && Jam.At(evidence, new(by, name)) is { } jam)
        {
            return Candidate.Open("not stuck", jam);
        }

        long well = evidence.WellSince(new(by, name), here.Span.From), atLast = evidence.AtLast(new(by, name), isCall: false);
        string? error = evidence.ErrorOf(IsHere);
        (string nothing, string other, string others) = atLast == 0 ? ("nothing", "", "") : ("nothing else", " other", " others");
        string? awaited = by == Dimension.Step ? evidence.AwaitedAt(name) : null;
        string sentence = Text($"Likely stuck {at}{(awaited is null ? "" : $", from where {awaited} takes over")}: {here.Bad:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} {Doing(evidence, IsHere, here.Bad)}{InBrackets(error)}. ")
            + Text($"Since the first of them {evidence.HowMany(well, nothing, other, others)} went on from there{AtLast(atLast)}{evidence.Earlier(group, "came by")}.");
        return new(
            new Conclusion(LikelyCause.Stuck, sentence)
            {
                By = by,
                Subject = name,
                TakesOver = awaited,
                Numbers = new CauseNumbers(here.Bad, evidence.Now.Bad) { Well = well, Error = error, AtLeast = evidence.Passing.IsCoarse }.Before(evidence, group),
            },
            null);
    }

    /// <summary>Those who take up what waits may be there, and busy; null where nothing says so.</summary>
    private static Candidate? OfWaiting(Evidence evidence, string step, long waiting)
    {
        Queue? queue = Queue.Longest(evidence) is { } longest && longest.Step == step ? longest : null;
        if (queue?.AreMostLong == true)
        {
            return Candidate.Not($"not stuck: most calls {StepLabel.At(step)} take much longer than usual");
        }

        return Jam.At(evidence, new(Dimension.Step, step)) is { } jam ? Candidate.Open("not stuck", jam)
            : HeldBack.At(evidence, step) is { } held ? Candidate.Open("not stuck", $"{Jam.Whose(evidence, step, waiting)}, and {held.While()}")
            : queue?.MayBeOfCalls == true ? Candidate.Open("not stuck", $"{Jam.Whose(evidence, step, waiting)}, and {queue.Busy()}")
            : null;
    }

    private static string Doing(Evidence evidence, Func<SpotKey, bool> isHere, long bad)
    {
        bool AllAre(SpotKind kind) => evidence.Sum(key => isHere(key) && key.Kind == kind).Bad == bad;
        return AllAre(SpotKind.Suspended) ? "were suspended there"
            : AllAre(SpotKind.Waiting) && !evidence.Spots.Keys.Any(key => isHere(key) && key.BesideCall) && evidence.Sees.HasFlag(Sight.PickUp) ? "wait there to be taken up"
            : $"stand there {evidence.InNoCall(isHere)}";
    }
}
