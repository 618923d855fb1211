namespace SloWatch.Core.Diagnosis;

/// <summary>What steps are called where bad units are grouped. Beside them stand the times after a step, in which none was open.</summary>
internal static class StepLabel
{
    private const string Between = "after ";
    private const string Plainly = "step ";

    /// <summary>A step whose own name reads like such a time is told from it.</summary>
    public static string Of(string step) => ReadsLikeTime(step) ? Plainly + step : step;

    /// <summary>Nothing is open, and this step ended last.</summary>
    public static string After(string step) => Between + step;

    /// <summary>It is such a time, and no step.</summary>
    public static bool IsAfter(string label) => label.StartsWith(Between, StringComparison.Ordinal);

    /// <summary>In a sentence: where something stood.</summary>
    public static string At(string label) =>
        IsAfter(label) ? label : ReadsLikeTime(label) ? $"at {label}" : $"at step {label}";

    /// <summary>Also one that reads like the label of such a step, so that no two are called alike.</summary>
    private static bool ReadsLikeTime(string name) =>
        name.StartsWith(Between, StringComparison.Ordinal) || (name.StartsWith(Plainly, StringComparison.Ordinal) && ReadsLikeTime(name[Plainly.Length..]));
}
