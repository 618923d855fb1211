using SloWatch.Cli.Running;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Engine.Evaluation.Alerting;

namespace SloWatch.Cli.Printing.Alerts;

/// <summary>A replay for a person: each objective with the alerts it would have raised.</summary>
internal static class ReplayText
{
    public static void Write(Terminal terminal, IReadOnlyList<AlertReplay> replays, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        foreach (AlertReplay replay in replays)
        {
            terminal.Out.WriteLine($"{ink.Paint(SafeText.Of(replay.Objective.Name), Tint.Strong)}  {SafeText.Of(Headline(replay, times))}");
            WriteEpisodes(terminal, ink, replay.Episodes, times);
        }

        AlertEpisode[] all = [.. replays.SelectMany(replay => replay.Episodes)];
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{Count.Of(all.Count(IsPage), "page")} and {Count.Of(all.Count(episode => !IsPage(episode)), "ticket")} over {Count.Of(replays.Count, "objective")}");
    }

    private static string Headline(AlertReplay replay, TimeText times) => replay switch
    {
        { Policy: null } => "has no alerts",
        { Range: null } => "nothing is stored to decide on",
        { Range: { } range } => $"policy {replay.Policy.Policy.Name}, decided each minute from {times.Of(range.First)} to {times.Of(range.Last)}: {Raised(replay.Episodes)}",
    };

    private static string Raised(IReadOnlyList<AlertEpisode> episodes)
    {
        int pages = episodes.Count(IsPage);
        return episodes.Count == 0 ? "nothing raised" : $"{Count.Of(pages, "page")}, {Count.Of(episodes.Count - pages, "ticket")}";
    }

    private static void WriteEpisodes(Terminal terminal, Ink ink, IReadOnlyList<AlertEpisode> episodes, TimeText times)
    {
        if (episodes.Count == 0)
        {
            return;
        }

        TextTable table = new(new(""), new("For"), new("From"), new("Lasted", Right: true), new("Because"));
        foreach (AlertEpisode episode in episodes)
        {
            table.Add(
                new(SeverityText.Of(episode.Cause.Severity), IsPage(episode) ? Tint.Bad : Tint.Warning),
                episode.Cause.Text,
                times.Of(episode.From),
                episode.Until is { } until ? SpanText.Of(until - episode.From) : "to the end",
                episode.Reason);
        }

        table.Write(terminal.Out, ink, indent: "  ", header: false);
    }

    private static bool IsPage(AlertEpisode episode) => episode.Cause.Severity == AlertSeverity.Page;
}

internal static class SeverityText
{
    public static string Of(AlertSeverity severity) => severity == AlertSeverity.Page ? "page" : "ticket";
}
