using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>What there is to say of one life: told by the truth, or read from the fold. As text, so that a difference is read at a glance.</summary>
internal sealed record LifeAccount(Instant? Begun, Instant? Ended, Outcome Outcome, IReadOnlyList<RunAccount> Runs)
{
    public string? Version { get; init; }

    public string? BusinessKey { get; init; }

    public bool Reopened { get; init; }

    public IReadOnlyList<TrueHalt> Halts { get; init; } = [];

    public static LifeAccount Of(TrueLife life, IEnumerable<TrueStep> steps) => new(life.StartedAt, life.EndedAt, life.Ended, [.. steps.Select(RunAccount.Of)])
    {
        Version = life.StartedAt is null ? null : life.VersionText,
        BusinessKey = life.StartedAt is null ? null : life.BusinessKey,
    };

    public static LifeAccount Of(Life life) => new(life.BegunAt, life.Closing?.At, life.Closing?.Outcome ?? Outcome.None, [.. life.Runs.Select(RunAccount.Of)])
    {
        Version = life.NoteAt(Notes.Version, Instant.Ever)?.Value,
        BusinessKey = life.NoteAt(Notes.BusinessKey, Instant.Ever)?.Value,
        Reopened = life.IsReopened,
        Halts = [.. life.Level.Halts.Select(halt => new TrueHalt(halt.Kind, halt.Cause, halt.From, halt.To))],
    };

    public static string Text(Instance instance) => Text(instance.Lives.Select(Of));

    public static string Text(IEnumerable<LifeAccount> lives) => string.Join('\n', lives);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Reopened ? "again" : "life")} {Between(Begun, Ended)} {Outcome}, version {Version}, key {BusinessKey}{Lines(Halts)}{Lines(Runs.Select(run => run.ToString()).Order(StringComparer.Ordinal))}");

    internal static string Between(Instant? from, Instant? to) => $"{from?.ToString() ?? "?"} - {to?.ToString() ?? "?"}";

    private static string Lines<T>(IEnumerable<T> lines) => string.Concat(lines.Select(line => $"\n  {line}"));
}

/// <summary>What there is to say of one step run with all its attempts.</summary>
internal sealed record RunAccount(string Step, int Attempts, Instant? Started, Instant? Ended, Outcome Outcome)
{
    public string? Compensates { get; init; }

    /// <summary>
    /// The tries count where the driver wrote down each of them: an engine's counter begins anew, or counts more than faults. An end whose time nobody knows is put
    /// where it was last seen; one that its engine never heard of is none. A fault that is not the end makes the try after it count, though it has not begun.
    /// </summary>
    public static RunAccount Of(TrueStep step)
    {
        TrueTry? last = step.Tries.Count > 0 ? step.Tries[^1] : null;
        int attempts = last is null ? step.Attempts : Math.Max(step.Tries.Count, step.Tries.Max(one => one.Attempt) ?? 0);
        if (step.GoesOn)
        {
            return new(step.Name, Math.Max(attempts, Math.Max(step.Tries.Count, 1) + 1), step.StartedAt, null, Outcome.None);
        }

        Outcome outcome = Words.OutcomeOf(step.Outcome);
        outcome = outcome == Outcome.None && last is not null ? last.Ended : outcome;
        Instant? ended = outcome == Outcome.None ? null : last?.EndedAt ?? step.EndedAt ?? step.LastSeen;
        return new(step.Name, attempts, step.StartedAt, ended, outcome) { Compensates = step.Undoes };
    }

    public static RunAccount Of(StepRun run) =>
        new(run.Name, run.Attempts, run.StartedAt, run.Closing?.At, run.Closing?.Outcome ?? Outcome.None) { Compensates = run.Compensates };

    public override string ToString() =>
        $"{Step} x{Attempts} {LifeAccount.Between(Started, Ended)} {Outcome}{(Compensates is null ? "" : $", undoes {Compensates}")}";
}
