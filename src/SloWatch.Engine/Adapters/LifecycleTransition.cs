namespace SloWatch.Engine.Adapters;

/// <summary>The standard lifecycle of an activity (IEEE 1849, annex on the lifecycle extension).</summary>
internal enum LifecycleTransition : byte
{
    /// <summary>A name that is neither of the standard nor mapped.</summary>
    Foreign,
    Schedule,
    Assign,
    Reassign,
    Start,
    Suspend,
    Resume,
    Complete,
    AutoSkip,
    ManualSkip,
    Withdraw,
    AbortActivity,
    AbortCase,
    Unknown,
}
