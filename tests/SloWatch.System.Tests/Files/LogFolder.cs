using SloWatch.Testing;

namespace SloWatch.System.Tests.Files;

/// <summary>A folder with rules for the workflow `w`, whose cases are to end within an hour: event logs of the source `log`, and its events as they are.</summary>
public sealed class LogFolder : IDisposable
{
    private const string Rules = """
        kind: Workflow
        name: w
        ---
        kind: Source
        name: log
        workflow: w
        format: xes
        mapping:
          ends:
            END: { outcome: completed }
        ---
        kind: SLO
        name: in-time
        workflow: w
        indicator: { cycleTime: { within: 1h } }
        target: 90%
        window: 7d
        alerts: none
        """;

    private readonly TempFolder folder = new();

    public LogFolder() => folder.Write("rules/w.yaml", Rules);

    /// <summary>Activities and their times of one day: <c>A1 00:00</c>.</summary>
    public static string Trace(string? name, params string[] events) =>
        "<trace>" + (name is null ? "" : Named(name)) + string.Concat(events.Select(Event)) + "</trace>";

    public void WriteLog(string name, params string[] traces) => folder.Write(name, $"<log>{string.Concat(traces)}</log>");

    public void Write(string name, string content) => folder.Write(name, content);

    public void ChangeMapping() => folder.Write("rules/w.yaml", Rules.Replace("END:", "A2:", StringComparison.Ordinal));

    public Answer Run(string line) => Slowatch.Run(folder.Root, line.Split(' '));

    public Answer Import(string name, string more = "") => Run($"import {name} --workflow w{more}");

    /// <summary>What is told of a case: its lives with their verdicts.</summary>
    public string Told(string instance) => Run($"explain {instance}").Out.Split("\nFacts")[0];

    public void Dispose() => folder.Dispose();

    private static string Event(string text)
    {
        string[] parts = text.Split(' ');
        return $"<event>{Named(parts[0])}<date key='time:timestamp' value='2026-03-02T{parts[1]}:00Z'/></event>";
    }

    private static string Named(string name) => $"<string key='concept:name' value='{name}'/>";
}
