using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Most bad units were handed over to one workflow, which did not take them up in time.</summary>
internal static class HandoverCandidate
{
    /// <summary>Null where nothing that went bad was handed over.</summary>
    public static Candidate? Look(Evidence evidence)
    {
        if (evidence.Most(key => key.Kind == SpotKind.HandedOver ? key.Dependency : null) is not { } most)
        {
            return null;
        }

        (string workflow, long bad) = most;
        string whose = Text($"{bad:#,0} of {evidence.Now.Bad:#,0} were handed over to {workflow}");
        AttributedGroup? group = evidence.GroupOf(Dimension.Dependency, workflow);
        return !IsDominant(bad, evidence.Now.Bad) ? Candidate.Not($"not stuck at a hand-over: {whose}, more than to any other")
            : !AreEnough(evidence, group) ? Candidate.TooFew("not stuck at a hand-over")
            : WasAsBadBefore(group) ? Candidate.NoWorse("not stuck at a hand-over", whose, group!)
            : new(Found(evidence, workflow, bad, group), null);
    }

    private static Conclusion Found(Evidence evidence, string workflow, long bad, AttributedGroup? group)
    {
        long well = evidence.WellSince(new(Dimension.Dependency, workflow), evidence.Sum(key => key.Kind == SpotKind.HandedOver && key.Dependency == workflow).Span.From);
        string sentence = Text($"Likely stuck at the hand-over to {workflow}: {bad:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} were not taken up there in time. ")
            + Text($"Since the first of them {evidence.HowMany(well, "none", "", "")} {(well == 1 ? "was" : "were")}{evidence.Earlier(group, "were handed over to it")}.");
        return new(LikelyCause.Stuck, sentence)
        {
            By = Dimension.Dependency,
            Subject = workflow,
            TakesOver = workflow,
            Numbers = new CauseNumbers(bad, evidence.Now.Bad) { Well = well, AtLeast = evidence.Passing.IsCoarse }.Before(evidence, group),
        };
    }
}
