using SloWatch.Core.Indicators;

namespace SloWatch.Core.Rules;

/// <summary>A measurement that judges counts, and the one whose ledger holds them.</summary>
/// <param name="Subject">Whose days the counts are told to.</param>
/// <param name="Counter">No objective has it.</param>
public sealed record CountedMeasurement(string Subject, Measurement Measurement, Measurement Counter)
{
    internal static CountedMeasurement Of(Measurement measured)
    {
        ICountedIndicator indicator = (ICountedIndicator)measured.Indicator;
        return new(indicator.Subject, measured, new(measured.Workflow, indicator.CounterOf(measured), measured.Where, measured.Exclude, measured.Pauses));
    }
}
