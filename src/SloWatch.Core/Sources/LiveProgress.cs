using SloWatch.Core.Time;

namespace SloWatch.Core.Sources;

/// <summary>How far a source that delivers by itself is complete.</summary>
/// <param name="Watermark">Every event before it has been seen. It never goes back.</param>
/// <param name="DeliveredAt">Wall clock of its last delivery.</param>
/// <param name="LastAt">Its latest event, but none that lies in the future.</param>
/// <param name="ClockFrom">
/// From then on the wall clock says how far it is complete. Before, what it delivers is a backlog, and it is complete as far as its events are;
/// <see cref="Instant.Ever"/> until one of them is young.
/// </param>
/// <param name="Announces">It sends watermarks of its own, and nothing else makes it complete.</param>
public sealed record LiveProgress(Instant Watermark, Instant DeliveredAt, Instant? LastAt, Instant ClockFrom, bool Announces)
{
    /// <summary>Of one that never delivered: what it delivers first may be a backlog.</summary>
    public static LiveProgress None { get; } = new(Instant.Never, Instant.Never, null, Instant.Ever, Announces: false);

    /// <summary>It delivered something.</summary>
    /// <param name="latest">The latest event of the delivery; null: it brought none.</param>
    /// <param name="announced">The greatest watermark of the delivery; null: it brought none.</param>
    public LiveProgress Delivered(Instant wall, Instant? latest, Instant? announced, SourceClock clock)
    {
        bool silent = DeliveredAt.IsFinite && wall - DeliveredAt > clock.StaleAfter;
        Instant? last = Later(LastAt, latest is { } at && at <= wall + clock.Settle ? at : null);
        LiveProgress heard = Look(wall, clock) with
        {
            DeliveredAt = Instant.Max(DeliveredAt, wall),
            LastAt = last,
            ClockFrom = ClockFromNow(silent ? Instant.Ever : ClockFrom, last, wall, clock),
            Announces = Announces || announced is not null,
        };
        return announced is { } complete ? heard.UpTo(Instant.Min(complete, wall)) : heard.Look(wall, clock);
    }

    /// <summary>As it stands when the clock has gone on.</summary>
    public LiveProgress Look(Instant wall, SourceClock clock)
    {
        if (Announces || !DeliveredAt.IsFinite)
        {
            return this;
        }

        // In silence the clock speaks for it only for a while.
        Instant heard = Instant.Min(wall, DeliveredAt + clock.StaleAfter);
        Instant? complete = heard >= ClockFrom ? heard : LastAt;
        return complete is { } upTo ? UpTo(Instant.Min(upTo, wall) - clock.Settle) : this;
    }

    /// <summary>Why nobody can say how its workflows stand; null when one can.</summary>
    public string? StaleAt(Instant wall, SourceClock clock)
    {
        if (Watermark == Instant.Ever)
        {
            return null;
        }

        if (!Watermark.IsFinite)
        {
            return "it has not said yet how far it is complete";
        }

        return wall - Watermark > clock.StaleAfter ? $"it is complete only up to {Watermark}"
            : !Announces && wall - DeliveredAt > clock.StaleAfter ? $"it has delivered nothing since {DeliveredAt}"
            : null;
    }

    /// <summary>Others of a backlog may still come after its first young event; not longer than facts may come late.</summary>
    private static Instant ClockFromNow(Instant before, Instant? last, Instant wall, SourceClock clock) =>
        before == Instant.Ever && last is { } at && wall - at < clock.Settle ? wall + clock.Settle : before;

    private LiveProgress UpTo(Instant watermark) => watermark > Watermark ? this with { Watermark = watermark } : this;

    private static Instant? Later(Instant? a, Instant? b) => a is { } one && b is { } other ? Instant.Max(one, other) : a ?? b;
}

/// <param name="Settle">How long facts may still come after the moment they tell of.</param>
/// <param name="StaleAfter">Behind by more than this, nobody can say how its workflows stand.</param>
public readonly record struct SourceClock(TimeSpan Settle, TimeSpan StaleAfter)
{
    /// <summary>Of a source that no rule names, or whose rule does not say.</summary>
    public static SourceClock Usual { get; } = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15));
}
