using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Adapters.Json;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Json;

/// <summary>A Source with a mapping as its reader would write it, and what becomes of messages by it.</summary>
internal static class Mapped
{
    public static readonly Instant Arrival = Instant.From(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Makes a start of each message.</summary>
    public const string Starts = "makes: [{kind: started, at: $.at, instance: $.id}]";

    public static SourceDefinition Source(string mapping)
    {
        LoadedRules loaded = Load(mapping);
        Assert.Empty(loaded.Problems);
        return loaded.Rules!.Sources.Single();
    }

    /// <summary>What is wrong with a mapping: <c>LINE:COLUMN: what; what to do</c>, counted from its first line.</summary>
    /// <param name="workflow">Further settings of the Workflow.</param>
    public static string[] Faults(string mapping, string workflow = "") =>
        [.. Load(mapping, workflow).Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Place.Line - 8 - workflow.Count(letter => letter == '\n')}:{problem.Place.Column - 2}: {problem.What}; {problem.Remedy}")];

    public static Heard Read(string mapping, params string[] messages) => Read(Source(mapping), messages);

    public static Heard Read(SourceDefinition source, params string[] messages)
    {
        Heard heard = new();
        MessageReader reader = new(source);
        foreach (string message in messages)
        {
            reader.Read(Encoding.UTF8.GetBytes(message), Arrival, heard);
        }

        return heard;
    }

    /// <summary>The one event, as JSON without its source and workflow.</summary>
    public static string One(string mapping, string message)
    {
        Heard heard = Read(mapping, message);
        Assert.Empty(heard.Refused);
        return Json(Assert.Single(heard.Taken));
    }

    /// <summary>Why the one event was refused.</summary>
    public static string Refusal(string mapping, string message)
    {
        Heard heard = Read(mapping, message);
        Assert.Empty(heard.Taken);
        return Assert.Single(heard.Refused).Reason;
    }

    public static string Json(WorkflowEvent fact)
    {
        using MemoryStream bytes = new();
        using (EventJsonWriter writer = new(bytes))
        {
            writer.WriteLine(fact);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()).TrimEnd().Replace("\"source\":\"hook\",", "", StringComparison.Ordinal).Replace("\"workflow\":\"orders\",", "", StringComparison.Ordinal);
    }

    private static LoadedRules Load(string mapping, string workflow = "")
    {
        using TempFolder folder = new();
        string head = $"kind: Workflow\nname: orders\n{workflow}---\nkind: Source\nname: hook\nworkflow: orders\nformat: json\nmapping:\n";
        folder.Write("rules.yaml", head + string.Concat(mapping.Split('\n').Select(line => $"  {line}\n")));
        return RuleFolder.Load(folder.Root);
    }
}

internal sealed class Heard : IMessageSink
{
    public List<WorkflowEvent> Taken { get; } = [];

    public List<(int? Column, string Reason, string Content)> Refused { get; } = [];

    public int Ignored { get; private set; }

    public void Take(WorkflowEvent fact) => Taken.Add(fact);

    public void Refuse(int? column, string reason, string content) => Refused.Add((column, reason, content));

    public void Ignore() => Ignored++;
}
