namespace SloWatch.Core.Indicators;

/// <summary>What a unit of an indicator is bad for: who looks for the cause has to look there.</summary>
public enum BadFor
{
    /// <summary>It takes too long, fails, or ends with a result that is not wanted.</summary>
    TimeOrEnd,

    /// <summary>Nobody takes it up in time, however long its work then takes.</summary>
    Waiting,

    /// <summary>It was tried too often, or undone: something failed before, and how long it took means nothing.</summary>
    Failing,

    /// <summary>What was done: on another way, or once more. Neither time nor failures have to do with it.</summary>
    Doing,
}
