using SloWatch.Core.Diagnosis.Counting;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Names the likely cause of a burn, or says that none is clear.</summary>
public static class Decision
{
    /// <summary>
    /// A version goes first: where one alone goes bad in calls that others make well in the same time, the fault is not on the other side. A call
    /// that is open goes before standing still.
    /// </summary>
    /// <param name="doubt">Why what is known may not be all; null when it is.</param>
    public static Conclusion Of(Evidence evidence, string? doubt = null)
    {
        Conclusion known = OfKnown(evidence);
        return doubt is null ? known
            : known.Cause == LikelyCause.NotClear ? known with { Sentence = $"Nobody can say: {doubt}. Of what is known: {char.ToLowerInvariant(known.Sentence[0])}{known.Sentence[1..]}" }
            : known with { Sentence = $"{known.Sentence} What came later is not known: {doubt}." };
    }

    private static Conclusion OfKnown(Evidence evidence)
    {
        if (evidence.Now.Bad < Thresholds.LeastBad)
        {
            return new(LikelyCause.NotClear, TooFew(evidence));
        }

        Candidate[] looked = [.. new[] { VersionCandidate.Look(evidence), OutageCandidate.Look(evidence), QueueCandidate.Look(evidence), HandoverCandidate.Look(evidence), StuckCandidate.Look(evidence) }.OfType<Candidate>()];
        string? but = looked.Select(candidate => candidate.But).OfType<string>().FirstOrDefault();
        Conclusion? found = looked.Select(candidate => candidate.Found).OfType<Conclusion>().FirstOrDefault();
        string? mayBe = looked.Select(candidate => candidate.MayBe).OfType<string>().FirstOrDefault();
        string? notClear = Standstill.Of(evidence) is { } stood ? $"Not clear: {stood}."
            : found?.Cause == LikelyCause.BadVersion && Jam.Of(evidence) is { } jam ? $"Not clear: {jam}."
            : found is null ? (evidence.Now.Bad < Thresholds.Enough ? TooFew(evidence) : but is null ? Mixture(evidence, mayBe) : $"Not clear: {but}.")
            : (mayBe ?? VersionCandidate.MayBeAt(evidence, found)) is { } version ? $"Not clear: {version}. It may be the version as well as {Held(found)}."
            : found.Cause != LikelyCause.BadVersion && Everywhere(evidence) is { } everywhere ? $"Not clear: {everywhere}. It may be more than {Held(found)}."
            : null;
        Conclusion conclusion = notClear is null ? found! : new(LikelyCause.NotClear, notClear);
        return conclusion with { Others = [.. looked.Select(candidate => candidate.WhyNot).OfType<string>()] };
    }

    private static string Held(Conclusion found) => $"{(found.Cause == LikelyCause.DependencyOutage ? "an outage of" : "what holds things up at")} {found.Subject}";

    /// <summary>So many are slow all over that the others, which had not come far, may be so as well; null where they are fewer.</summary>
    private static string? Everywhere(Evidence evidence)
    {
        long spread = evidence.Sum(key => key.Kind == SpotKind.Spread).Bad + evidence.SlowAfter;
        return spread > 0 && spread + 1 >= Thresholds.Everywhere * evidence.Now.Bad ? Text($"{spread:#,0} of {evidence.Now.Bad:#,0} lost their time at several places alike") : null;
    }

    private static string TooFew(Evidence evidence) => evidence.Now switch
    {
        { All: 0 } => $"Nothing to diagnose: no {evidence.Noun} became good or bad in this time.",
        { Bad: 0 } => Text($"Nothing to diagnose: none of {evidence.Now.All:#,0} {evidence.Noun} went bad."),
        _ => Text($"Not clear: {evidence.Now.Bad:#,0} bad of {evidence.Now.All:#,0} {evidence.Noun} are too few to tell a cause from chance."),
    };

    /// <param name="mayBe">What speaks for a version, though others to compare it with are missing.</param>
    private static string Mixture(Evidence evidence, string? mayBe)
    {
        string[] heaps =
        [
            .. evidence.Spots.GroupBy(spot => Doing(spot.Key))
                .Select(same => (What: same.Key, Bad: same.Sum(spot => spot.Value.Bad)))
                .OrderByDescending(heap => heap.Bad).ThenBy(heap => heap.What, StringComparer.Ordinal).Take(3)
                .Select(heap => Text($"{heap.Bad:#,0} {heap.What}")),
        ];
        return Text($"Not clear: of {evidence.Now.Bad:#,0} bad {evidence.Noun} {string.Join(", ", heaps)}{(mayBe is null ? ", and nothing else sets most of them apart." : $". It may be the version: {mayBe}.")}{(WasAsBadBefore(evidence) ? $" It was no better before ({evidence.Earlier.Bad:#,0} of {evidence.Earlier.All:#,0} bad)." : "")}");
    }

    private static string Doing(SpotKey key) => key switch
    {
        { IsCall: true } => $"were in calls to {key.Dependency}",
        { Kind: SpotKind.NoInstance } => "are of no instance",
        { Kind: SpotKind.HandedOver } => $"were handed over to {key.Dependency}",
        { Kind: SpotKind.Repeating, Step: { } again } => $"came again and again {StepLabel.At(again)}",
        { Kind: SpotKind.Over } => "had ended already",
        { Kind: SpotKind.TooEarly } => "are told to have been there before their cases began",
        { Kind: SpotKind.Hurried } => "had less time than others take",
        { Kind: SpotKind.Elsewhere, Step: { } other } => $"lost their time {StepLabel.At(other)}, where others were not",
        { Kind: SpotKind.Spread } => "lost their time at several places alike",
        { Kind: SpotKind.Otherwise, Step: { } done } => $"neither failed nor took too long ({StepLabel.At(done)})",
        { Kind: SpotKind.Otherwise } => "neither failed nor took too long",
        { Kind: SpotKind.Failed, Step: { } failed } => $"failed at step {failed}",
        { Kind: SpotKind.Failed } => "failed, at a step that is not told",
        { Step: { } step } => $"stood {StepLabel.At(step)}",
        { State: { } state } => $"stood in state {state}",
        _ => "stood where nobody tells",
    };
}
