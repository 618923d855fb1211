using SloWatch.Cli.Running;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Cli.Printing.Locations;

/// <summary>Its life, states, open steps and what holds it up, a line each.</summary>
internal sealed class PositionText(Terminal terminal, Ink ink, TimeText times)
{
    /// <summary>What is said of one of which nothing is known any more.</summary>
    public const string VoidCase = "all that was told of it was taken back";

    private const int MostShown = 5;

    public void Write(Location location)
    {
        Position position = location.Position;
        if (location.Subject is { } subject)
        {
            Line(subject.Day is { } day
                ? $"no case, but the day {day:yyyy-MM-dd} (UTC) of {subject.Name}; 'slowatch explain' shows what was counted on it"
                : $"no case, but {subject.Name} as a whole; what is counted of it stands in its days, such as {subject.Name}@2026-03-02");
            return;
        }

        if (location.IsVoid)
        {
            Line($"no case: {VoidCase}");
            return;
        }

        if (position.Life is not { } life)
        {
            Line($"not begun yet{(location.BeginsAt is { } at ? Beginning(at, position) : "")}");
            return;
        }

        Line(life.Closing is { } closing ? Ended(life, closing, position) : Open(life, position), life.Closing is null ? Tint.None : Tint.Faint);
        foreach (string line in new WayText(times, position.At).LinesOf(location))
        {
            Line(line);
        }

        Several(position.Halts, halt => $"{EnumText.Of(halt.Kind)} {Since(halt.From, position.At)}{(halt.Cause is { } cause ? $": {cause}" : "")}", Tint.Bad);
        Several(position.States, stay => State(stay, position));
        Several(position.OpenRuns, run => Step(run, position));
        if (position is { IsOpen: true, OpenRuns.Count: 0, LastStep: { } last })
        {
            Line($"no step is open; {last.Step} ended last, {Ago(last.At, position.At)}: {EnumText.Of(last.Outcome)}{(last.Error is { } error ? $", error {error}" : "")}");
        }

        if (position.IsOpen)
        {
            Line($"last heard of {Ago(life.LastSeen, position.At)}");
        }

        if (position.Lost is { } lost)
        {
            Line($"facts from {times.ToSecond(lost.From)} to {times.ToSecond(lost.To)} are lost, so it may be further than this", Tint.Warning);
        }
    }

    private string Beginning(Instant at, Position position) =>
        $": its first fact is at {times.ToSecond(at)}, {SpanText.Rough(at - position.At)} later; {MomentOption.AsOf} {times.Of(at.NextMinute())} shows it then";

    private string Open(Life life, Position position) =>
        $"{LifeOf(position, life)}open{(life.BegunAt is { } at ? $" {Since(at, position.At)}" : $", its start is unknown; first seen {Ago(life.FirstSeen, position.At)}")}";

    private string Ended(Life life, Closing closing, Position position)
    {
        string took = life.BegunAt is { } begun && closing.At > begun ? $"; it took {SpanText.Rough(closing.At - begun)}" : "";
        return $"{LifeOf(position, life)}ended {Ago(closing.At, position.At)}: {EndText.Of(closing)}{took}";
    }

    private static string LifeOf(Position position, Life life) => position.Lives > 1 ? $"life {life.Number}, {(life.IsReopened ? "reopened, " : "")}" : "";

    private string State(StateStay stay, Position position)
    {
        string track = stay.Track == Core.Events.WorkflowEvent.DefaultTrack ? "" : $" of {stay.Track}";
        return $"{(position.IsOpen ? "" : "last ")}state {stay.State}{track} {Since(stay.Since, position.At)}";
    }

    private string Step(OpenRun run, Position position)
    {
        string doing = run.Doing switch
        {
            RunDoing.Running => $"running {Since(run.Since, position.At)}",
            RunDoing.Failed => $"waiting for its next try {Since(run.Since, position.At)}",
            _ when run.Since > position.At => $"waiting for its next try at {times.ToSecond(run.Since)}, in {SpanText.Rough(run.Since - position.At)}",
            _ => $"waiting to be taken up {Since(run.Since, position.At)}",
        };
        string?[] more =
        [
            run.Attempts > 1 ? $"attempt {Count.Of(run.Attempts)}" : null,
            run.Failures > 0 ? $"failed {Count.Of(run.Failures, "time")}" : null,
            run.Error is { } error ? $"error {error}" : null,
            run.Dependency is { } dependency ? $"depends on {dependency}" : null,
        ];
        return string.Join(", ", (string?[])[$"{(position.IsOpen ? "" : "after the end: ")}step {run.Step} ({run.Run}) {doing}", .. more.OfType<string>()]);
    }

    private string Since(Instant at, Instant now) => now > at ? $"for {SpanText.Rough(now - at)}, since {times.ToSecond(at)}" : $"from {times.ToSecond(at)}";

    private string Ago(Instant at, Instant now) => now > at ? $"{SpanText.Rough(now - at)} ago, at {times.ToSecond(at)}" : $"at {times.ToSecond(at)}";

    private void Several<T>(IReadOnlyList<T> items, Func<T, string> text, Tint tint = Tint.None)
    {
        foreach (T item in items.Take(MostShown))
        {
            Line(text(item), tint);
        }

        if (items.Count > MostShown)
        {
            Line($"and {Count.Of(items.Count - MostShown)} more");
        }
    }

    /// <summary>Painted whole only where it is not broken into lines.</summary>
    private void Line(string text, Tint tint = Tint.None)
    {
        string safe = SafeText.Of($"  {text}");
        if (terminal.Width is { } width && DisplayWidth.Of(safe) > width)
        {
            Paragraph.Write(terminal, safe, "    ");
        }
        else
        {
            terminal.Out.WriteLine(ink.Paint(safe, tint));
        }
    }
}
