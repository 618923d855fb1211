using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

public enum StepStanding
{
    /// <summary>Nothing was told of it. That does not mean that it was not done.</summary>
    Unheard,

    Open,

    /// <summary>Completed, or skipped.</summary>
    Done,

    /// <summary>It ended otherwise, or with its case, and was not done since.</summary>
    Failed,

    /// <summary>It was done, and another step undid it.</summary>
    Undone,
}

/// <summary>A step that the workflow declares, as far as one case has come with it.</summary>
/// <param name="Since">When it came to stand so; null when nothing was told of it.</param>
public sealed record DeclaredStep(string Step, StepStanding Standing, Instant? Since);
