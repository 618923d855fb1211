using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Those who take up what waits at a step are there, as far as one can see, and busy: whatever waits for them waits alike.</summary>
internal static class Jam
{
    /// <summary>What to say of it where most bad units wait at one step; null where they do not, or nothing says so.</summary>
    public static string? Of(Evidence evidence) =>
        evidence.Most(key => key.Kind == SpotKind.Waiting ? key.Step : null) is { } most && IsDominant(most.Bad, evidence.Now.Bad) ? At(evidence, most.Name, most.Bad) : null;

    /// <param name="waiting">Bad units that wait at the step.</param>
    public static string? At(Evidence evidence, string step, long waiting)
    {
        Instant since = evidence.Sum(key => key.Kind == SpotKind.Waiting && key.Step == step).Span.From;
        return HeldUp.Beside(evidence, step, since) is { } held ? $"{Whose(evidence, step, waiting)}, {held.While()}"
            : LoadPeak.At(evidence, step) is { } peak ? $"{Whose(evidence, step, waiting)}, {peak.Though()}"
            : null;
    }

    public static string Whose(Evidence evidence, string step, long waiting) => Text($"{waiting:#,0} of {evidence.Now.Bad:#,0} wait to be taken up {StepLabel.At(step)}");
}
