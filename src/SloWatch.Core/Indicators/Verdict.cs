using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

public enum VerdictKind : byte
{
    Pending = 1,
    Good = 2,
    Bad = 3,
    Excluded = 4,
}

/// <summary>How a unit was judged.</summary>
/// <param name="At">When the verdict became true: `min(closed, deadline)`; <see cref="Instant.Ever"/> while pending.</param>
/// <param name="Deadline"><see cref="Instant.Ever"/> for a unit without one.</param>
/// <param name="Reason">A few words, for people.</param>
public readonly record struct Verdict(VerdictKind Kind, Instant At, Instant Deadline, string Reason)
{
    public static Verdict Good(Instant at, Instant deadline, string reason) => new(VerdictKind.Good, at, deadline, reason);

    public static Verdict Bad(Instant at, Instant deadline, string reason) => new(VerdictKind.Bad, at, deadline, reason);

    public static Verdict Pending(Instant deadline, string reason) => new(VerdictKind.Pending, Instant.Ever, deadline, reason);

    public static Verdict Excluded(Instant at, string reason) => new(VerdictKind.Excluded, at, Instant.Ever, reason);
}
