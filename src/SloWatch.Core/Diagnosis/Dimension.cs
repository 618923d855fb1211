namespace SloWatch.Core.Diagnosis;

/// <summary>What bad units are grouped by. In the order in which people read it.</summary>
public enum Dimension
{
    Dependency,
    Step,
    Version,
    State,
    Error,
}
