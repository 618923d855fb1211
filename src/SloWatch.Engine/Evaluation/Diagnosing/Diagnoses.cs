using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>Why units of an objective went bad, from their stored facts.</summary>
public static class Diagnoses
{
    /// <summary>Reads what may matter of the stored instances of the workflow once; its memory does not grow with their number.</summary>
    /// <param name="store">Everything read from it has to be of one moment.</param>
    public static BurnDiagnosis Make(IStoreReader store, DiagnosisQuestion question, CancellationToken cancellation)
    {
        (TimeRange window, TimeRange before) = (question.Window, question.Before);
        Evidence evidence = new(window, before) { Noun = question.Objective.Measurement.Indicator.Noun, Sees = question.Sees, TakesOver = question.TakesOver };
        UsualTimes usual = UnitScan.Usual(store, question.Objective, window);
        foreach ((InstanceKey key, IReadOnlyList<PlacedUnit> units) in new UnitScan(store, question.Objective, new(before.From, window.To), cancellation).Instances())
        {
            SeenInstance.CountIn(evidence, key, units, usual);
        }

        return new(
            question.Objective.Name, question.Objective.Measurement.Workflow.Name, evidence.Noun, window, evidence.Earlier.All > 0 ? before : null, evidence.Now, evidence.Earlier,
            Decision.Of(evidence, question.Doubt), evidence.Attributions(BurnDiagnosis.MostGroups))
        {
            Why = question.Why,
            Doubt = question.Doubt ?? question.Missing,
        };
    }
}
