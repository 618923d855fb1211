using SloWatch.Core.Events;
using SloWatch.Core.Rules;

namespace SloWatch.Engine.Adapters;

/// <summary>
/// What each activity of a log becomes: ignored before anything else; an end and a state or a step besides; a state before a step.
/// Each activity is matched with the patterns once per transition, and its events are counted.
/// </summary>
internal sealed class ActivityRules(ActivityMapping mapping)
{
    /// <summary>No real log has as many; one made to be hostile must not fill the memory.</summary>
    private const int MostActivities = 10_000;

    private readonly Dictionary<(string Activity, LifecycleTransition Transition), MappedActivity> known = [];
    private long uncounted;

    public MappedActivity Count(string activity, LifecycleTransition transition)
    {
        if (!known.TryGetValue((activity, transition), out MappedActivity? mapped))
        {
            mapped = Map(activity, transition);
            if (known.Count == MostActivities)
            {
                uncounted++;
                return mapped;
            }

            known.Add((activity, transition), mapped);
        }

        mapped.Count++;
        return mapped;
    }

    /// <summary>Tells the counts, in the order in which the activities were met.</summary>
    public void Tell(IEventSink sink)
    {
        foreach (MappedActivity mapped in known.Values)
        {
            sink.Mapped(mapped.Activity, LifecycleWords.Of(mapped.Transition), mapped.Becomes, !mapped.IsUnmapped, mapped.Count);
        }

        if (uncounted > 0)
        {
            sink.Mapped("(further activities)", "", $"more than {MostActivities} activities are not counted one by one", named: true, uncounted);
        }
    }

    private MappedActivity Map(string activity, LifecycleTransition transition)
    {
        if (FitsAny(mapping.Ignored, activity))
        {
            return new MappedActivity { Activity = activity, Transition = transition, IsIgnored = true };
        }

        bool completes = transition == LifecycleTransition.Complete;
        bool begins = FitsAny(mapping.Starts, activity);
        EndRule? end = mapping.Ends.FirstOrDefault(rule => UnitMatch.Fits(rule.Pattern, activity));
        StateRule? state = mapping.States.FirstOrDefault(rule => UnitMatch.Fits(rule.Pattern, activity));
        StepRule? step = state is null ? mapping.Steps.FirstOrDefault(rule => UnitMatch.Fits(rule.Pattern, activity)) : null;
        bool unmapped = !begins && end is null && state is null && step is null;
        EndRule? ends = transition == LifecycleTransition.AbortCase ? new EndRule(activity, Outcome.Cancelled, null) : completes ? end : null;
        (EventKind Kind, Outcome Outcome)? change = step is not null || unmapped ? StepChange(transition) : null;
        return new MappedActivity
        {
            Activity = activity,
            Transition = transition,
            BeginsCase = begins,
            IsUnmapped = unmapped,
            End = ends,
            EndDetails = ends?.Result is { } result ? new EventDetails { Result = result } : null,
            State = completes && state is not null ? state.State ?? activity : null,
            Track = state?.Track,
            Step = step?.Step ?? (step is not null || unmapped ? activity : null),
            StepKind = change?.Kind,
            StepOutcome = change?.Outcome ?? Outcome.None,
            StepDetails = step?.Dependency is { } dependency ? new EventDetails { Dependency = dependency } : null,
        };
    }

    /// <summary>
    /// To be resumed is no second start: the item was started before it was suspended, and where a log does not show that start it is
    /// not known. To be assigned, suspended or resumed therefore changes nothing that is kept.
    /// </summary>
    private static (EventKind Kind, Outcome Outcome)? StepChange(LifecycleTransition transition) => transition switch
    {
        LifecycleTransition.Schedule => (EventKind.StepScheduled, Outcome.None),
        LifecycleTransition.Start => (EventKind.StepStarted, Outcome.None),
        LifecycleTransition.Complete => (EventKind.StepEnded, Outcome.Completed),
        LifecycleTransition.AutoSkip or LifecycleTransition.ManualSkip => (EventKind.StepEnded, Outcome.Skipped),
        LifecycleTransition.Withdraw or LifecycleTransition.AbortActivity or LifecycleTransition.AbortCase => (EventKind.StepEnded, Outcome.Cancelled),
        _ => null,
    };

    private static bool FitsAny(IReadOnlyList<string> patterns, string activity) => patterns.Any(pattern => UnitMatch.Fits(pattern, activity));
}
