using System.Globalization;
using SloWatch.Testing;

namespace SloWatch.Benchmarks.Whole;

/// <summary>Rules of workflows that are alike, each with a source of its own and objectives of which no two measure the same.</summary>
internal sealed class RuleFolder : IDisposable
{
    private readonly TempFolder folder = new();

    public RuleFolder(int workflows, int objectivesEach)
    {
        folder.Write("late.md", "# Late\n");
        folder.Write("owner.yaml", "kind: Owner\nname: team\n");
        for (int i = 0; i < workflows; i++)
        {
            string name = Workflow(i);
            folder.Write($"{name}.yaml", string.Join("---\n", Enumerable.Range(1, objectivesEach).Select(hours => Objective(name, hours)).Prepend(Begin(name))));
        }
    }

    public string Path => folder.Root;

    public static string Workflow(int number) => string.Create(CultureInfo.InvariantCulture, $"workflow-{number}");

    public static string Source(int number) => $"source-of-{Workflow(number)}";

    public void Dispose() => folder.Dispose();

    private static string Begin(string workflow) => $"""
        kind: Workflow
        name: {workflow}
        ---
        kind: Source
        name: source-of-{workflow}
        workflow: {workflow}
        format: jsonLines
        staleAfter: 12h

        """;

    private static string Objective(string workflow, int hours) => $"""
        kind: SLO
        name: {workflow}-in-{hours}-hours
        workflow: {workflow}
        owner: team
        runbook: late.md
        indicator:
          cycleTime:
            within: {hours}h
        target: 99%
        window: 30d

        """;
}
