using SloWatch.Core.Diagnosis.Counting;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Those who take up what waits somewhere are there, as far as one can see, and busy: whatever waits for them waits alike.</summary>
internal static class Jam
{
    /// <summary>What to say of it where most bad units wait at one place; null where they do not, or nothing says so.</summary>
    public static string? Of(Evidence evidence)
    {
        Dictionary<PlaceOf, long> waiting = [];
        foreach ((SpotKey key, SpotCount count) in evidence.Spots)
        {
            if (key.WaitsAt is { } place)
            {
                waiting[place] = waiting.GetValueOrDefault(place) + count.Bad;
            }
        }

        // Seven of ten are at one place only.
        return waiting.Where(one => IsDominant(one.Value, evidence.Now.Bad)).Select(one => At(evidence, one.Key)).FirstOrDefault();
    }

    public static string? At(Evidence evidence, PlaceOf place)
    {
        SpotCount waiting = evidence.Sum(key => key.WaitsAt == place);
        bool isTold = IsTold(place);
        return IsHandedOver(evidence, place) ? null
            : HeldUp.Beside(evidence, place, isTold, waiting.Span.From) is { } held ? $"{Whose(evidence, place, waiting.Bad, isTold)}, {held.While(isTold)}"
            : LoadPeak.At(evidence, place) is { } peak ? $"{Whose(evidence, place, waiting.Bad, isTold)}, {peak.Though(isTold)}"
            : null;
    }

    public static string Whose(Evidence evidence, string step, long waiting) => Whose(evidence, new(Dimension.Step, step), waiting, isTold: true);

    /// <summary>Somebody tells that a step waits there; else they stand, and nothing that is known of keeps them.</summary>
    private static bool IsTold(PlaceOf place) => place.By == Dimension.Step && !StepLabel.IsAfter(place.Name);

    /// <summary>Another workflow is to take over from there, and what it does is not seen here.</summary>
    private static bool IsHandedOver(Evidence evidence, PlaceOf place) => place.By == Dimension.Step && evidence.AwaitedAt(place.Name) is not null;

    private static string Whose(Evidence evidence, PlaceOf place, long waiting, bool isTold) =>
        Text($"{waiting:#,0} of {evidence.Now.Bad:#,0} {(isTold ? "wait to be taken up" : "stand")} {(place.By == Dimension.State ? $"in state {place.Name}" : StepLabel.At(place.Name))}");
}
