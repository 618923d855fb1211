namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>What is wrong.</summary>
internal enum Wrong
{
    Outage,
    Stuck,
    Version,

    /// <summary>Here and there something goes bad, as ever.</summary>
    Nothing,

    /// <summary>An outage, and something stuck, of which one may hit much more often than the other.</summary>
    Mixture,

    /// <summary>Every step takes many times as long.</summary>
    Slow,

    /// <summary>Cases come by the same call again and again, each time as long as usual.</summary>
    Loop,

    /// <summary>Somebody suspends cases.</summary>
    Suspended,

    /// <summary>Calls take so many times as long that the workers who make them do not suffice, and cases wait for one.</summary>
    SlowCalls,

    /// <summary>Calls hang, and with them the few who make them, so others wait behind.</summary>
    HeldUp,

    /// <summary>Hardly anyone takes calls up, or nobody; those that are taken up are as long as usual.</summary>
    FewWorkers,

    /// <summary>A step that none had before takes nearly all of the time.</summary>
    NewStep,

    /// <summary>Cases are promised in less time than they take.</summary>
    Promise,

    /// <summary>Calls fail, and what is done by hand instead takes as long as it always did.</summary>
    ByHand,

    /// <summary>One call in five fails as ever, and what is done by hand instead takes much longer.</summary>
    ByHandLate,

    /// <summary>Many times as many cases come, and as few make the calls as ever.</summary>
    Peak,

    /// <summary>Few workers make the calls and pack as well, and calls take so many times as long that they do not suffice.</summary>
    SharedWorkers,

    /// <summary>For a while nothing happens in any case, and none begins.</summary>
    Frozen,
}

/// <summary>How versions come and go.</summary>
internal enum Rollout
{
    None,
    Whole,
    Part,

    /// <summary>Taken back after a while.</summary>
    Back,

    /// <summary>Two at once, of which each runs a third.</summary>
    Two,
}

/// <summary>How a call goes bad.</summary>
internal enum Way
{
    /// <summary>It does not come back, or very late.</summary>
    Hangs,

    /// <summary>It fails, and the case with it.</summary>
    Fails,

    /// <summary>It fails; the engine schedules the next try at once and holds it back, each time twice as long. At last one may succeed.</summary>
    TriedAgain,

    /// <summary>The same, each try a run of its own, with nothing between.</summary>
    CalledAgain,
}
