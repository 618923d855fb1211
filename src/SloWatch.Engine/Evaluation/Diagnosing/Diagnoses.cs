using System.Globalization;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>Why units of an objective went bad, from their stored facts.</summary>
public static class Diagnoses
{
    /// <summary>Reads what may matter of the stored instances of the workflow once; its memory does not grow with their number.</summary>
    /// <param name="store">Everything read from it has to be of one moment.</param>
    public static BurnDiagnosis Make(IStoreReader store, DiagnosisQuestion question, CancellationToken cancellation) => MakeAll(store, [question], cancellation)[0];

    /// <summary>Likewise for several of one workflow, which are read once for all of them.</summary>
    public static IReadOnlyList<BurnDiagnosis> MakeAll(IStoreReader store, IReadOnlyList<DiagnosisQuestion> questions, CancellationToken cancellation)
    {
        if (questions.Count == 0)
        {
            return [];
        }

        Asked[] asked = [.. questions.Select(question => new Asked(question, UnitScan.Usual(store, question.Objective, question.Window)))];
        TimeRange time = new(asked.Min(one => one.Time.From), asked.Max(one => one.Time.To));
        UnitScan scan = new(store, [.. asked.Select(one => one.Measurement)], time, cancellation);
        foreach ((StoredInstance instance, IReadOnlyList<PlacedUnit> units, IReadOnlyList<Life> lives) in scan.Instances())
        {
            foreach (Asked one in asked)
            {
                one.Count(instance, units, lives);
            }
        }

        string? leftOut = LeftOut(scan.Damaged.Found);
        return [.. asked.Select(one => one.Answer(leftOut))];
    }

    /// <summary>Null: nothing.</summary>
    private static string? LeftOut(IReadOnlyList<DamagedFactsException> damaged) => damaged switch
    {
        [] => null,
        [var one] => $"what is stored of '{one.Key.Id}' is damaged, and left out",
        [var first, ..] => string.Create(CultureInfo.InvariantCulture, $"what is stored of '{first.Key.Id}' and {damaged.Count - 1:#,0} more is damaged, and left out"),
    };

    /// <summary>One question, and what was counted for it.</summary>
    private sealed class Asked(DiagnosisQuestion question, UsualTimes usual)
    {
        private readonly Evidence evidence = new(question.Window, question.Before) { Noun = question.Objective.Measurement.Indicator.Noun, Sees = question.Sees, TakesOver = question.TakesOver };

        public Measurement Measurement => question.Objective.Measurement;

        public TimeRange Time => new(question.Before.From, question.Window.To);

        public void Count(StoredInstance instance, IReadOnlyList<PlacedUnit> units, IReadOnlyList<Life> lives)
        {
            if (UnitScan.MayMatter(instance, Measurement, Time))
            {
                SeenInstance.CountIn(evidence, instance.Key, [.. units.Where(unit => unit.Measurement.Hash == Measurement.Hash)], usual);
                SeenLives.CountIn(evidence, lives, usual);
            }
        }

        public BurnDiagnosis Answer(string? leftOut) => new(
            question.Objective.Name, Measurement.Workflow.Name, evidence.Noun, question.Window, evidence.Earlier.All > 0 ? question.Before : null, evidence.Now, evidence.Earlier,
            Decision.Of(evidence, question.Doubt), evidence.Attributions(BurnDiagnosis.MostGroups))
        {
            Why = question.Why,
            Doubt = question.Doubt ?? question.Missing ?? leftOut,
        };
    }
}
