using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Faults;

internal enum FaultKind
{
    /// <summary>The card provider answers with an error: payments fail.</summary>
    PaymentProvider,

    /// <summary>Nobody takes up approvals: loans stand still, and nothing fails.</summary>
    StuckApprovals,

    /// <summary>Every second loan begins on a new version, and fails to be paid out.</summary>
    BadVersion,

    /// <summary>The courier's feed is cut; deliveries go on, and are told when it is back.</summary>
    SilentSource,
}

/// <summary>Something that goes wrong in the simulated world for a while.</summary>
internal readonly record struct Fault(FaultKind Kind, TimeRange Range);
