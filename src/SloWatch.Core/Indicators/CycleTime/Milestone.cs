using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

/// <summary>A moment on the way of an instance: a step, or the entering of a state.</summary>
/// <param name="Step">Null: a state.</param>
public sealed record Milestone(string? Step, string? State, string Track)
{
    private static readonly SettingDeclaration StepSetting = new("step", SettingKind.Text, "a step: its first start as `from`, its first completed end as `to`") { Default = "a state", Example = "check-credit" };
    private static readonly SettingDeclaration StateSetting = new("state", SettingKind.Text, "a state, when it is entered for the first time") { Default = "a step", Example = "approved" };
    private static readonly SettingDeclaration TrackSetting = new("track", SettingKind.Text, "the track of the state") { Default = WorkflowEvent.DefaultTrack, Example = "application" };

    public static SettingDeclaration Declare(string name, string summary, string otherwise) =>
        new(name, SettingKind.Map, summary) { Default = otherwise, Inner = [StepSetting, StateSetting, TrackSetting] };

    public string Canonical => Step is null ? $"state:{CanonicalText.Sized(Track)}{CanonicalText.Sized(State!)}" : $"step:{CanonicalText.Sized(Step)}";

    public string Text => Step is not null ? $"step {Step}" : Track == WorkflowEvent.DefaultTrack ? $"state {State}" : $"state {State} of {Track}";

    public Sight Needs => Step is null ? Sight.States : Sight.Steps | Sight.OpenSteps;

    /// <summary>Null when it was left out, or says nothing that can be judged by.</summary>
    public static Milestone? Read(SettingReader settings, SettingDeclaration declaration, Workflow workflow)
    {
        if (settings.Map(declaration) is not { } inner)
        {
            return null;
        }

        string? step = CommonSettings.ReadStep(inner, workflow);
        (string? state, string? track) = (inner.Text(StateSetting.Name), inner.Text(TrackSetting.Name));
        if (step is null == state is null || (step is not null && track is not null))
        {
            inner.Report(inner.Place, $"'{declaration.Name}' names {(step is null ? "neither a step nor a state" : "a step and a state")}", "write a 'step', or a 'state' with its 'track'");
            return null;
        }

        Milestone read = new(step, state, track ?? WorkflowEvent.DefaultTrack);
        read.Check(inner, workflow);
        return read;
    }

    /// <summary>When it was begun first, at the latest; null when it was not.</summary>
    public Instant? Begun(in InstanceUnit unit) => Step is null
        ? Entered(unit).Select(entry => (Instant?)entry.At).FirstOrDefault()
        : unit.Runs.Where(run => run.Run.Name == Step).Min(run => run.Run.StartedAt);

    /// <summary>Runs of the step were seen, and no start of any.</summary>
    public Instant? BegunUnseen(in InstanceUnit unit) =>
        Step is null ? null : unit.Runs.Where(run => run.Run.Name == Step && (run.Run.StartMissed || run.Run.Closing is not null)).Min(run => (Instant?)run.Run.FirstSeen);

    /// <summary>When it was reached first, not before a moment, as early as it may have been; null when it was not.</summary>
    /// <param name="from">Where the way there began: of one track, it is what was entered after that, also at the same moment. Null: anywhere.</param>
    public Instant? Reached(in InstanceUnit unit, Instant begun, Milestone? from) => Step is null
        ? After(from, unit).Where(entry => entry.At >= begun && entry.State == State).Select(entry => (Instant?)entry.NotBefore).FirstOrDefault()
        : unit.Runs.Where(run => run.Run.Name == Step && run.Run.Closing?.Outcome == Outcome.Completed && run.Run.EndedAt >= begun).Min(run => run.Run.Closing?.At);

    private IEnumerable<(Instant At, Instant NotBefore, string State)> Entered(InstanceUnit unit) =>
        OnTrack(unit).Where(entry => entry.State == State);

    private IEnumerable<(Instant At, Instant NotBefore, string State)> After(Milestone? from, InstanceUnit unit) =>
        from?.State is null || from.Track != Track ? OnTrack(unit) : OnTrack(unit).SkipWhile(entry => entry.State != from.State).Skip(1);

    private IEnumerable<(Instant At, Instant NotBefore, string State)> OnTrack(InstanceUnit unit) => unit.Lives.SelectMany(life => life.TrackOf(Track).Entered);

    private void Check(SettingReader settings, Workflow workflow)
    {
        if (State is null || workflow.Tracks.Count == 0)
        {
            return;
        }

        if (!workflow.Tracks.TryGetValue(Track, out IReadOnlyList<string>? states))
        {
            settings.Report(settings.PlaceOf(settings.Has(TrackSetting.Name) ? TrackSetting.Name : StateSetting.Name), $"workflow '{workflow.Name}' has no track '{Track}'", NearestName.Remedy(Track, [.. workflow.Tracks.Keys]));
        }
        else if (!states.Contains(State))
        {
            settings.Report(settings.PlaceOf(StateSetting.Name), $"the track has no state '{State}'", NearestName.Remedy(State, [.. states]));
        }
    }
}
