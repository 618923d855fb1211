using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Most bad units wait for a step to be taken up, and its calls take much longer than usual: who makes them is busy waiting for a dependency.</summary>
internal static class QueueCandidate
{
    /// <summary>Null where nothing waits for calls that others make.</summary>
    public static Candidate? Look(Evidence evidence)
    {
        if (Queue.Longest(evidence) is not { } queue || !IsDominant(queue.Bad, evidence.Now.Bad) || !queue.AreMostLong)
        {
            return null;
        }

        AttributedGroup? group = evidence.GroupOf(Dimension.Step, queue.Step);
        string whose = Text($"{queue.Bad:#,0} of {evidence.Now.Bad:#,0} wait behind long calls to {queue.Dependency}");
        return queue.IsSlowAllOver ? Candidate.Open("no slow dependency", Text($"{whose}, but {queue.Beside.Long:#,0} of {queue.Beside.All:#,0} runs of other steps took at least twice as long as usual, too"))
            : !AreEnough(evidence, group) ? Candidate.TooFew("no slow dependency")
            : WasAsBadBefore(group) ? Candidate.NoWorse("no slow dependency", whose, group!)
            : new(Found(evidence, queue, group), null) { MayBe = VersionCandidate.MayBeAt(evidence, Dimension.Step, queue.Step) };
    }

    private static Conclusion Found(Evidence evidence, Queue queue, AttributedGroup? group)
    {
        long well = evidence.WellSince(new(Dimension.Dependency, queue.Dependency), queue.Since);
        string direct = queue.InCalls == 0 ? "" : Text($", and {queue.InCalls:#,0} more went bad in these");
        string sentence = Text($"Likely a dependency outage of {queue.Dependency}: {queue.Waiting:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} wait to be taken up {StepLabel.At(queue.Step)}, behind calls to it that take long{direct}. ")
            + Text($"Since the first of them {queue.Calls.Long:#,0} of {queue.Calls.All:#,0} calls that came back from there took at least twice as long as usual{evidence.Earlier(group, "came by")}.");
        return new(LikelyCause.DependencyOutage, sentence)
        {
            By = Dimension.Dependency,
            Subject = queue.Dependency,
            Numbers = new CauseNumbers(queue.Bad, evidence.Now.Bad) { Late = queue.InCalls, Failed = 0, Behind = queue.Waiting, Well = well, AtLeast = evidence.Passing.IsCoarse }.Before(evidence, group),
        };
    }
}
