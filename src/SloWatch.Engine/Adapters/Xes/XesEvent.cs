using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>What is kept of one event's attributes while they are read; used again for the next.</summary>
internal sealed class XesEvent(ActivityName name, LifecycleWords words, WantedValues wanted)
{
    private TimeReading timeReading;
    private bool hasTime;
    private string timeText = "";
    private string? foreign;

    public string? Activity { get; private set; }

    public LifecycleTransition? Transition { get; private set; }

    public string? ActivityInstance { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Its time has no zone, and was read as UTC.</summary>
    public bool IsZoneless => timeReading == TimeReading.NoZone;

    /// <summary>Those of the mapping's keys that the event carries.</summary>
    public WantedValues Wanted => wanted;

    private ActivityName Name => name;

    public void Clear()
    {
        (hasTime, foreign) = (false, null);
        (Activity, Transition, ActivityInstance) = (null, null, null);
        name.Clear();
        wanted.Clear();
    }

    public void Set(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        switch (key)
        {
            case XesKeys.Time:
                SetTime(value);
                break;
            case XesKeys.Transition:
                Transition = words.Read(value);
                foreign = Transition == LifecycleTransition.Foreign ? value.ToString() : null;
                break;
            case XesKeys.Instance:
                ActivityInstance = value.ToString();
                break;
        }

        name.Set(key, value);
        wanted.Set(key, value);
    }

    /// <summary>What the log says for all events that do not say it themselves. A time or an instance cannot hold for all of them.</summary>
    public void Complete(XesEvent defaults)
    {
        name.Complete(defaults.Name);
        Activity = name.Read();
        Transition ??= defaults.Transition ?? LifecycleTransition.Complete;
        wanted.Complete(defaults.Wanted);
    }

    /// <summary>Why the event cannot be taken; null when it can.</summary>
    public string? Refusal() =>
        Activity is null ? $"the event has no '{name.Keys}'; give it the name of its activity"
        : EventLimits.Refusal(Activity) is { } unusable ? $"the event's '{name.Keys}' {unusable}; give it a shorter, plain name"
        : TimeRefusal()
        ?? TransitionRefusal()
        ?? (Run() is { } run && EventLimits.Refusal(run) is { } instance ? $"the event's '{XesKeys.Instance}' {instance}; give it a shorter, plain name" : null);

    /// <summary>An activity instance is one run of a step. The standard makes it unique per activity only.</summary>
    public string? Run() => string.IsNullOrEmpty(ActivityInstance) ? null : $"{Activity}/{ActivityInstance}";

    /// <summary>The event as a refusal shows it.</summary>
    public override string ToString() =>
        $"{XesKeys.Name}={Shown(Activity)} {XesKeys.Transition}={Shown(foreign ?? (Transition is null ? null : LifecycleWords.Of(Transition.Value)))} {XesKeys.Time}={Shown(hasTime ? IsTime ? At.ToString() : timeText : null)}";

    private bool IsTime => timeReading is TimeReading.Ok or TimeReading.NoZone;

    /// <summary>The standard leaves the zone open: a time without one is UTC.</summary>
    private void SetTime(ReadOnlySpan<char> value)
    {
        timeReading = IsoTime.Read(value, out Instant at);
        timeText = IsTime ? "" : value.ToString();
        At = at;
        hasTime = true;
    }

    private string? TimeRefusal() =>
        !hasTime ? $"the event has no '{XesKeys.Time}'; give it the time at which it happened"
        : timeReading == TimeReading.OutOfRange ? $"'{XesKeys.Time}' is '{Shown(timeText)}'; write a time of the years {TimeText.FirstYear} to {TimeText.LastYear}"
        : timeReading == TimeReading.NoTime ? $"'{XesKeys.Time}' is '{Shown(timeText)}'; write {TimeText.Expected}"
        : null;

    private string? TransitionRefusal() =>
        foreign is null ? null
        : string.IsNullOrWhiteSpace(foreign) ? $"the event's '{XesKeys.Transition}' is empty; write a standard one, or leave the attribute out where the activity is complete"
        : $"'{Shown(foreign)}' is no standard lifecycle transition; {LifecycleWords.Remedy(foreign)}";

    private static string Shown(string? text) => text is null ? "?" : JsonText.Short(text);
}
