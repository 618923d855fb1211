using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Most bad units went bad in calls to one dependency, or wait behind such calls.</summary>
internal static class OutageCandidate
{
    public static Candidate Look(Evidence evidence)
    {
        long all = evidence.Now.Bad;
        if (evidence.Most(key => key.IsCall ? key.Dependency : null) is not { } most)
        {
            string unseen = evidence.Sees.HasFlag(Sight.OpenSteps) ? "" : ", and what is open cannot be seen";
            return Candidate.Not($"no dependency outage: {(evidence.Spots.Keys.Any(key => key.Dependency is not null) ? "none went bad in a call to a dependency" : "no step that went bad names a dependency")}{unseen}");
        }

        (string dependency, long direct) = most;
        HashSet<string?> steps = [.. evidence.Spots.Keys.Where(key => key.IsCall && key.Dependency == dependency).Select(key => key.Step)];
        SpotCount behind = evidence.Sum(key => key.Kind == SpotKind.Waiting && key.Step is not null && steps.Contains(key.Step));
        if (!IsDominant(direct + behind.Bad, all) || direct < Thresholds.Direct * (direct + behind.Bad))
        {
            return Candidate.Not(Text($"no dependency outage: {direct:#,0} of {all:#,0} went bad in calls to {dependency}, more than to any other"));
        }

        AttributedGroup? group = evidence.GroupOf(Dimension.Dependency, dependency);
        return !AreEnough(evidence, group) ? Candidate.TooFew("no dependency outage")
            : WasAsBadBefore(group)
            ? Candidate.NoWorse("no dependency outage", Text($"{direct:#,0} of {all:#,0} went bad in calls to {dependency}"), group!)
            : AtStep(evidence, dependency, direct) is { } step && WasAsBadBefore(step)
            ? Candidate.NoWorse("no dependency outage", Text($"{direct:#,0} of {all:#,0} went bad in calls to {dependency}, most of them at step {step.Name}"), step)
            : OthersAlike(evidence, dependency) is { } alike ? Candidate.Open("no outage of one dependency", Text($"{direct:#,0} of {all:#,0} went bad in calls to {dependency}, but so did {alike}"))
            : new(Found(evidence, dependency, direct, behind.Bad, group), null);
    }

    /// <summary>Many calls to others went bad as well in that time, though fewer cases come so far: what lies between may be down. Null where they did not.</summary>
    private static string? OthersAlike(Evidence evidence, string dependency)
    {
        bool IsOther(SpotKey key) => key.IsCall && key.Dependency is { } other && other != dependency;
        TimeRange spell = evidence.Sum(key => key.IsCall && key.Dependency == dependency).Span;
        string[] others = [.. evidence.Spots.Keys.Where(IsOther).Select(key => key.Dependency!).Distinct().Order(StringComparer.Ordinal)];
        long bad = evidence.Sum(IsOther).Bad, well = evidence.Passing.WellOfOthers(dependency, spell);
        return bad >= Thresholds.LeastBad && bad >= Thresholds.Alike * (bad + well) && IsMoreThanEver(new(well, bad), Thresholds.Ever) ? Text($"{bad:#,0} of {bad + well:#,0} to {string.Join(", ", others)} in that time") : null;
    }

    /// <summary>Where most of its calls went bad: one step may always take too long, though calls of other steps, to the same dependency, do not. Null: at several.</summary>
    private static AttributedGroup? AtStep(Evidence evidence, string dependency, long direct) =>
        evidence.Most(key => key.IsCall && key.Dependency == dependency ? key.Step : null) is { } most && IsDominant(most.Bad, direct) ? evidence.GroupOf(Dimension.Step, most.Name) : null;

    private static Conclusion Found(Evidence evidence, string dependency, long direct, long behind, AttributedGroup? group)
    {
        bool IsIn(SpotKey key) => key.IsCall && key.Dependency == dependency;
        bool HasFailed(SpotKey key) => IsIn(key) && key.Kind == SpotKind.CallFailed;
        long failed = evidence.Sum(HasFailed).Bad;
        string? error = evidence.ErrorOf(failed > 0 ? HasFailed : IsIn);
        PlaceOf place = new(Dimension.Dependency, dependency);
        long well = evidence.WellSince(place, evidence.Sum(IsIn).Span.From), atLast = evidence.AtLast(place, isCall: true);
        string other = atLast == 0 ? "" : " other";
        string waiting = behind == 0 ? "" : Text($", and {behind:#,0} more wait for the step that calls it");
        string sentence = Text($"Likely a dependency outage of {dependency}: {direct:#,0} of {evidence.Now.Bad:#,0} bad {evidence.Noun} went bad in calls to it{How(direct - failed, failed, InBrackets(error))}{waiting}. ")
            + Text($"Since the first of them {evidence.HowMany(well, $"no{other} call", $"{other} call", $"{other} calls")} to it ended well{AtLast(atLast)}{evidence.Earlier(group, "called it")}.");
        return new(LikelyCause.DependencyOutage, sentence)
        {
            By = Dimension.Dependency,
            Subject = dependency,
            Numbers = new CauseNumbers(direct + behind, evidence.Now.Bad)
            {
                Late = direct - failed,
                Failed = failed,
                Behind = behind,
                Error = error,
                Well = well,
                AtLeast = evidence.Passing.IsCoarse,
            }.Before(evidence, group),
        };
    }

    private static string How(long late, long failed, string error) =>
        failed == 0 ? $" that did not come back in time{error}"
        : late == 0 ? $" that failed{error}"
        : Text($" ({late:#,0} did not come back in time, {failed:#,0} failed{error})");
}
