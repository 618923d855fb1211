namespace SloWatch.Core.Alerting.Decisions;

/// <summary>What one minute says of one cause for alert.</summary>
public interface IDecision
{
    bool IsOver { get; }

    /// <summary>A sentence for people, over or not.</summary>
    string Reason { get; }
}
