using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Judges the runs of steps.</summary>
public interface IStepIndicator : IIndicator
{
    string IIndicator.Noun => "step runs";

    /// <summary>The one step it looks at; null: every step.</summary>
    string? Step { get; }

    /// <summary>Null: what is measured has not begun, so there is no unit yet.</summary>
    Judgement? Judge(in StepUnit unit, Instant now);
}
