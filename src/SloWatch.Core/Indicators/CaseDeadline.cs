using System.Globalization;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>The deadline that cases tell themselves, in their events or in an attribute.</summary>
/// <param name="Note">Where it is noted, see <see cref="Notes"/>.</param>
public sealed record CaseDeadline(string Note)
{
    private const string OfEvents = "events";
    private const string OfAttribute = "attribute:";

    private static readonly string[] Times =
        [.. from separator in (string[])["'T'", " "] from time in (string[])["HH:mm:ss.FFFFFFFK", "HH:mmK"] select $"yyyy-MM-dd{separator}{time}"];

    public static readonly SettingDeclaration Setting = new("deadline", SettingKind.Text, "where a case says itself when it is due: events (their `deadline`), or attribute:NAME; `within` is for cases that do not say")
    {
        Default = "every case has the limit of `within`",
        Example = "attribute:due",
    };

    public string Canonical => $"deadline={CanonicalText.Sized(Note)};";

    public string Text => Note == Notes.Deadline ? "its own deadline" : $"the time in its attribute '{Note}'";

    public static CaseDeadline? Read(SettingReader settings)
    {
        string? text = settings.Text(Setting.Name);
        if (text is null or OfEvents)
        {
            return text is null ? null : new(Notes.Deadline);
        }

        if (text.StartsWith(OfAttribute, StringComparison.Ordinal) && text.Length > OfAttribute.Length)
        {
            return new(text[OfAttribute.Length..]);
        }

        settings.Report(settings.PlaceOf(Setting.Name), $"'{Setting.Name}' is '{text}', which says not where the deadline stands", $"write {OfEvents}, or {OfAttribute}NAME such as {Setting.Example}");
        return null;
    }

    /// <summary>The last one that was told while it could still be moved: before what is timed closed, and not after it was due. A value that is no time is no deadline.</summary>
    /// <param name="closed">When what is timed did; <see cref="Instant.Ever"/> while it is open.</param>
    /// <param name="fallback">Of a case that tells none.</param>
    public Instant Of(in InstanceUnit unit, Instant begun, Instant closed, Instant fallback)
    {
        Instant due = fallback;
        for (int i = 0; i < unit.Count; i++)
        {
            foreach ((string value, Instant since) in unit[i].NotesOf(Note))
            {
                due = since <= due && since <= closed && Read(value) is { } told ? Instant.Max(told, begun) : due;
            }
        }

        return due;
    }

    /// <summary>A time without a zone is UTC, and a date alone is over with its day.</summary>
    private static Instant? Read(string value)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return Instant.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)) + TimeSpan.FromDays(1);
        }

        return DateTimeOffset.TryParseExact(value, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? Instant.From(time) : null;
    }
}
