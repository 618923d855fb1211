using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>
/// The reserved instance ids of what has no instance but goes through <see cref="Advance"/> like one: <c>schedule:NAME</c> for what is told
/// of it as a whole, and <c>schedule:NAME@2026-11-21</c> for each day (UTC) of it, so that it goes on for ever and no row does.
/// </summary>
/// <param name="Name">With its kind: <c>schedule:nightly</c>.</param>
/// <param name="Day">Null: the subject as a whole.</param>
public sealed record SubjectKey(string Name, DateOnly? Day)
{
    public const string Schedule = "schedule:";

    public const string Gauge = "gauge:";

    /// <summary>What SloWatch counts itself of the cases of a workflow; nobody else tells of it.</summary>
    public const string Counts = "counts:";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What belongs to a day is known so long after it, at the latest.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(31);

    public string Id => Day is { } day ? $"{Name}@{day.ToString(DayFormat, CultureInfo.InvariantCulture)}" : Name;

    /// <summary>Of its day.</summary>
    public TimeRange Range => Day is { } day ? RangeOf(day) : new(Instant.Never, Instant.Ever);

    /// <summary>Where gaps touch it: also after the day, for what is answered late.</summary>
    public InstanceSpan Touched => Day is null ? new(Instant.Never, Instant.Ever, null) : new(Range.From, Range.To + Reach, Range.To + Reach);

    /// <summary>Null for the id of an ordinary instance.</summary>
    public static SubjectKey? Of(string id)
    {
        if (!id.StartsWith(Schedule, StringComparison.Ordinal) && !id.StartsWith(Gauge, StringComparison.Ordinal) && !id.StartsWith(Counts, StringComparison.Ordinal))
        {
            return null;
        }

        int at = id.Length - DayFormat.Length - 1;
        return at > 0 && id[at] == '@' && DateOnly.TryParseExact(id.AsSpan(at + 1), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new(id[..at], day)
            : new(id, null);
    }

    /// <summary>What sources tell of a subject belongs to one of its days: the fact in the instance where it is kept.</summary>
    public static WorkflowEvent Placed(WorkflowEvent told) =>
        told.Kind is EventKind.Slot or EventKind.Gauge && Of(told.Instance) is { Day: null } whole
            ? told with { Instance = new SubjectKey(whole.Name, DayOf(told.Details?.Slot ?? told.At)).Id }
            : told;

    public static DateOnly DayOf(Instant at) => DateOnly.FromDateTime(at.ToDateTimeOffset().UtcDateTime);

    public static TimeRange RangeOf(DateOnly day)
    {
        Instant from = Instant.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
        return new(from, from + TimeSpan.FromDays(1));
    }

    /// <summary>Why a fact is none of a subject's; null when it is.</summary>
    internal string? Refusal(WorkflowEvent fact)
    {
        EventKind kind = fact.Kind;
        if (Name.StartsWith(Counts, StringComparison.Ordinal))
        {
            return kind == EventKind.Gap || HandedOver.IsDerived(fact) ? null : $"'{Id}' is counted by SloWatch itself; give a case another id, which does not begin with '{Counts}'";
        }

        EventKind own = Name.StartsWith(Schedule, StringComparison.Ordinal) ? EventKind.Slot : EventKind.Gauge;
        string telling = own == EventKind.Slot ? "a schedule, of which slot, suspended and resumed are told" : "a gauge, of which gauge is told";
        bool fits = kind == EventKind.Gap || (Day is null ? kind is EventKind.Suspended or EventKind.Resumed && own == EventKind.Slot : kind == own || kind == EventKind.Watched);
        return fits ? null
            : kind is EventKind.Suspended or EventKind.Resumed && own == EventKind.Slot ? $"'{Id}' is a day of a schedule; tell it of '{Name}', which is the schedule as a whole"
            : $"'{Id}' is {telling}; give a case another id, which does not begin with '{Schedule}' or '{Gauge}'";
    }
}
