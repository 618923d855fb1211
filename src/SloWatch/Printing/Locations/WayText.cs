using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Cli.Printing.Locations;

/// <summary>How far a case is, in the words of whoever asks for it. It says nothing that was not told.</summary>
internal sealed class WayText(TimeText times, Instant now)
{
    public IEnumerable<string> LinesOf(Location location)
    {
        if (location.Way.Progress is not { } progress)
        {
            yield break;
        }

        if (progress.InOrder)
        {
            yield return $"{Accepted(location.Way)}; {Completed(location)}";
            yield return InOrder(progress, location);
        }
        else if (progress.Done.Any())
        {
            yield return $"steps done: {Names(progress.Done)}";
        }
    }

    private string Accepted(Way way) => way.Accepted is { } told ? $"accepted {Ago(told.At)}{By(told)}" : "nobody told that it was accepted";

    private string Completed(Location location) =>
        location.Way.Completed is { } told ? $"completed {Ago(told.At)}{By(told)}"
        : location.Position.Life?.Closing is { } end ? $"not completed, but ended: {EnumText.Of(end.Outcome)}"
        : "not completed yet";

    private static string By(Told told) => told.Source is { } source ? $", by {source}" : "";

    private string InOrder(Progress progress, Location location)
    {
        if (!progress.IsSeen)
        {
            return $"which of its {Count.Of(progress.Steps.Count, "step")} it is at is not seen: no source of it tells of steps";
        }

        string passed = progress.PassedOver.Any() ? $"; nothing was told of {Names(progress.PassedOver)}" : "";
        string failed = progress.NotDone.Any() ? $"; not done: {Names(progress.NotDone)}" : "";
        return $"{Done(progress)}{passed}{failed}{Awaited(progress, location)}";
    }

    private static string Done(Progress progress)
    {
        (int done, int all) = (progress.Done.Count(), progress.Steps.Count);
        return done == all ? $"all {Count.Of(all, "step")} done"
            : done == 0 ? $"none of {Count.Of(all, "step")} done"
            : progress.IsUnbroken ? $"step {done} of {all} done ({progress.Done.Last().Step})"
            : $"{done} of {Count.Of(all, "step")} done ({Names(progress.Done)})";
    }

    private string Awaited(Progress progress, Location location)
    {
        if (progress.Awaited is not { } step)
        {
            return location.Position.IsOpen ? "; its end was not told yet" : "";
        }

        string since = progress.AwaitedSince is { } at ? at < now ? $" for {SpanText.Rough(now - at)}, since {times.ToSecond(at)}" : $" from {times.ToSecond(at)}" : "";
        string what = step.Standing switch
        {
            StepStanding.Open => $"{step.Step} is open{since}",
            StepStanding.Failed => $"{step.Step} ended without being done, and has not been done{since}",
            StepStanding.Undone => $"{step.Step} was undone, and has not been done again{since}",
            _ => $"waiting for {step.Step}{since}",
        };
        return $"; {what}{Who("source", location.Way.AwaitedSources)}{Who("owner", location.Way.AwaitedOwners)}";
    }

    private static string Who(string what, IReadOnlyList<string> names) => names.Count == 0 ? "" : $", {what} {string.Join(" or ", names)}";

    private static string Names(IEnumerable<DeclaredStep> steps) => string.Join(", ", steps.Select(step => step.Step));

    private string Ago(Instant at) => now > at ? $"{SpanText.Rough(now - at)} ago, at {times.ToSecond(at)}" : $"at {times.ToSecond(at)}";
}
