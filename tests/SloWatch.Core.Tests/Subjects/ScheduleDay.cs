using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>What a day of a schedule knows, as the tests write it; times are of the day, UTC.</summary>
internal sealed class ScheduleDay
{
    private readonly DateOnly day;
    private readonly List<WorkflowEvent> facts = [];

    public ScheduleDay(string day, string name = "schedule:main")
    {
        this.day = DateOnly.ParseExact(day, "yyyy-MM-dd");
        Key = new(Some.WorkflowName, new SubjectKey(name, this.day).Id);
    }

    public InstanceKey Key { get; }

    public IReadOnlyList<WorkflowEvent> Facts => facts;

    public TimeRange Range => SubjectKey.RangeOf(day);

    /// <summary>With a day before the time: <c>2026-03-02 00:10</c>.</summary>
    public Instant At(string time) => time.Contains(' ', StringComparison.Ordinal) && Instant.TryParse($"{time.Replace(' ', 'T')}Z", out Instant full) ? full : Range.From + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    public ScheduleDay Watched() => Watched(Range.From, Range.To);

    public ScheduleDay Watched(string from, string to) => Watched(At(from), At(to));

    public ScheduleDay Watched(Instant from, Instant to)
    {
        facts.AddRange(WatchedTime.Of(Key, new(from, to), []));
        return this;
    }

    /// <summary>A case was started for a slot, or for none that it names.</summary>
    public ScheduleDay Started(string at, string? slot, string @case, string? notBefore = null) => Tell(at, slot, @case, Outcome.None, "", notBefore);

    public ScheduleDay Ended(string at, string? slot, string @case, Outcome outcome = Outcome.Completed) => Tell(at, slot, @case, outcome, "/end", null);

    /// <summary>The source tells of the slot itself.</summary>
    public ScheduleDay Slot(string at, string slot, Outcome outcome = Outcome.None)
    {
        facts.Add(Fact(EventKind.Slot, At(at)) with { Outcome = outcome, Details = new EventDetails { Slot = At(slot) } });
        return this;
    }

    public ScheduleDay Gauge(string at, string value, string name)
    {
        facts.Add(Fact(EventKind.Gauge, At(at)) with { Fact = $"g{facts.Count}", Details = new EventDetails { Name = name, Value = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) } });
        return this;
    }

    public ScheduleDay Gap(string from, string to)
    {
        facts.Add(Fact(EventKind.Gap, At(to)) with { Details = new EventDetails { From = At(from) } });
        return this;
    }

    /// <summary>One line, a slot each: <c>02:30 good 02:31</c>.</summary>
    public string Verdicts(string now, Measurement measurement) =>
        string.Join(", ", Recount.Units(Key, facts, Judge.RulesOf(measurement), now == "ever" ? Instant.Ever : At(now)).OrderBy(unit => unit.Begun).Select(Line));

    /// <param name="settings">As rules write them, with a comma between two.</param>
    public static Measurement Schedule(string settings, string zone = "UTC")
    {
        IIndicatorType type = IndicatorCatalogue.Find("schedule")!;
        Place here = new("test", 1, 1);
        SettingEntry[] entries = [.. settings.Split(';').Select(one => one.Split('=', 2)).Select(pair => new SettingEntry(pair[0].Trim(), here, new ScalarSetting(here, pair[1].Trim(), false))), new("timeZone", here, new ScalarSetting(here, zone, false))];
        List<Problem> problems = [];
        SettingReader reader = new(new MapSetting(here, entries), type.Settings, problems, "schedule") { Zones = new((read, name) => TimeZoneInfo.FindSystemTimeZoneById(read.Text(name)!)) };
        IIndicator? indicator = type.Read(reader, Some.Workflow);
        return problems.Count == 0 && indicator is not null ? new(Some.Workflow, indicator, UnitMatch.Nothing, UnitMatch.Nothing) : throw new ArgumentException(string.Join('\n', problems));
    }

    private ScheduleDay Tell(string at, string? slot, string @case, Outcome outcome, string part, string? notBefore)
    {
        facts.Add(Fact(EventKind.Slot, At(at)) with
        {
            Source = HandedOver.Derived(Some.Source),
            Run = @case,
            Attempt = 1,
            Outcome = outcome,
            Fact = $"{@case}#1{part}",
            NotBefore = notBefore is null ? null : At(notBefore),
            Details = slot is null ? null : new EventDetails { Slot = At(slot) },
        });
        return this;
    }

    private WorkflowEvent Fact(EventKind kind, Instant at) => new() { Kind = kind, At = at, Source = Some.Source, Workflow = Key.Workflow, Instance = Key.Id };

    private string Line(JudgedUnit unit)
    {
        Verdict verdict = unit.Verdict;
        string at = verdict.Kind == VerdictKind.Pending ? Text(verdict.Deadline) : Text(verdict.At);
        return $"{Text(unit.Begun)} {verdict.Kind.ToString().ToLowerInvariant()} {at}";
    }

    private string Text(Instant at)
    {
        TimeSpan since = at - Range.From;
        return since >= TimeSpan.FromDays(1) ? $"+{since.ToString("d'd 'hh':'mm", System.Globalization.CultureInfo.InvariantCulture)}" : since.ToString(since.Seconds == 0 ? "hh':'mm" : "hh':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture);
    }
}
