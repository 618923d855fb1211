using System.Globalization;
using SloWatch.Core.Time;

namespace SloWatch.Server.Api.Answers;

/// <summary>Where a list of the newest goes on: at a moment, behind so many of it that were given already. What is added meanwhile is newer and does not disturb it.</summary>
internal readonly record struct MomentCursor(Instant At, int Given)
{
    public static readonly MomentCursor Beginning = new(Instant.Ever, 0);

    /// <summary>Null when it is none of ours.</summary>
    public static MomentCursor? Read(string text) =>
        Cursor.Read(text, 2) is [{ } at, { } given]
        && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long micros)
        && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int skipped)
            ? new(new Instant(micros), skipped)
            : null;

    /// <param name="moments">Of what is given now, newest first; not empty.</param>
    public MomentCursor After(IReadOnlyList<Instant> moments)
    {
        Instant last = moments[^1];
        int ofLast = moments.Reverse().TakeWhile(moment => moment == last).Count();
        return new(last, ofLast == moments.Count && last == At ? Given + ofLast : ofLast);
    }

    public override string ToString() => Cursor.Of(At.Micros.ToString(CultureInfo.InvariantCulture), Given.ToString(CultureInfo.InvariantCulture));
}
