using SloWatch.Cli.Running;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Anterooms;

/// <summary>What waits for its case, and which keys tell none.</summary>
internal static class AnteroomText
{
    private const int Shown = 50;
    private const int PageSize = 500;

    /// <summary>Those that have waited longest.</summary>
    public static void Write(Terminal terminal, IAnteroomReader anteroom, string? workflow, TimeText times)
    {
        long count = CountOf(anteroom, workflow);
        IReadOnlyList<WaitingFact> oldest = anteroom.After(workflow, 0, Shown);
        if (oldest.Count == 0)
        {
            terminal.Say(workflow is null ? "nothing waits for its case" : $"nothing of '{SafeText.Of(workflow, 100)}' waits for its case");
        }
        else
        {
            TextTable table = new(new("Since"), new("Source"), new("Workflow"), new("What"), new("At"), new("Keys"));
            foreach (WaitingFact waiting in oldest)
            {
                table.Add(times.Of(waiting.Since.FloorToMinute()), SafeText.Of(waiting.Source, 30), SafeText.Of(waiting.Workflow, 30), WhatOf(waiting.Told[^1]), times.Of(waiting.Told[^1].At), KeysOf(waiting));
            }

            table.Write(terminal.Out, new Ink(terminal.Colour));
        }

        if (count > oldest.Count)
        {
            terminal.Say($"and {Count.Of(count - oldest.Count)} more (--json lists all)");
        }

        foreach (SharedKeyOfCases shared in SharedKeyOfCases.Of(anteroom, workflow, Shown))
        {
            terminal.Say($"{SafeText.Of(shared.Workflow, 30)}: {SafeText.Of($"{shared.Name}={shared.Shared.Value}", 100)} is carried by {Count.Of(shared.Shared.Instances, "case")}, and tells none of them");
        }
    }

    /// <summary>All, longest first.</summary>
    public static void WriteJson(TextWriter to, IAnteroomReader anteroom, string? workflow) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("count", CountOf(anteroom, workflow));
        json.Objects("waiting", All(anteroom, workflow), AnteroomJson.Write);
        AnteroomJson.WriteShared(json, SharedKeyOfCases.Of(anteroom, workflow, PageSize));
        json.WriteEndObject();
    });

    private static string WhatOf(WorkflowEvent told) => SafeText.Of((told.Step ?? told.State) is { } name ? $"{EventWords.Of(told.Kind)} {name}" : EventWords.Of(told.Kind), 40);

    private static string KeysOf(WaitingFact waiting) => SafeText.Of(string.Join(" ", waiting.Keys.Select(key => $"{key.Name}={key.Value}")), 80);

    private static long CountOf(IAnteroomReader anteroom, string? workflow) => anteroom.Counts().Where(one => workflow is null || one.Workflow == workflow).Sum(one => one.Count);

    private static IEnumerable<WaitingFact> All(IAnteroomReader anteroom, string? workflow)
    {
        long after = 0;
        while (anteroom.After(workflow, after, PageSize) is { Count: > 0 } page)
        {
            foreach (WaitingFact waiting in page)
            {
                yield return waiting;
            }

            after = page[^1].Id;
        }
    }
}
