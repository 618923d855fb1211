using System.Globalization;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>What the instance of a trace is called: by the trace's name or its id or, failing both, by the file and its place in it, so that traces of two files stay apart.</summary>
internal sealed class XesTraceName(string file)
{
    private const string Missing = $"traces without a '{XesKeys.Name}'";
    private const string Unusable = $"traces whose '{XesKeys.Name}' cannot be one";
    private const string Late = $"traces whose '{XesKeys.Name}' comes too late";

    private readonly string stem = Stem(file);
    private readonly Dictionary<string, Unnamed> unnamed = [];
    private long ordinal;
    private Place begunAt;
    private string? name;
    private string? id;
    private Unnamed? lacking;

    public string Current => name ?? id ?? string.Create(CultureInfo.InvariantCulture, $"{stem}:trace-{ordinal}");

    public void Begin(Place at)
    {
        ordinal++;
        (name, id, lacking, begunAt) = (null, null, null, at);
    }

    /// <param name="isLate">Events were handed over already.</param>
    public void Set(ReadOnlySpan<char> value, Place at, bool isLate)
    {
        if (name is not null)
        {
            return;
        }

        if (EventLimits.Refusal(value) is { } refusal)
        {
            lacking = new(Unusable, $"the first at {at} {refusal}", "give them shorter, plain names");
        }
        else if (isLate)
        {
            lacking = new(Late, $"the first at {at}, after {XesTrace.MostWaiting} events", "write it before them");
        }
        else
        {
            (name, lacking) = (value.ToString(), null);
        }
    }

    /// <summary>Stands in for a name, and is told apart in every file.</summary>
    public void SetId(ReadOnlySpan<char> value) => id = EventLimits.Refusal(value) is null ? value.ToString() : null;

    /// <summary>Of a trace that became an instance.</summary>
    public void End()
    {
        if (name is null && (id is null || lacking is not null))
        {
            lacking ??= new(Missing, $"the first at {begunAt}", "name them, for another file of this name would be taken for the same cases");
            unnamed.TryAdd(lacking.What, lacking with { Kept = Current });
            unnamed[lacking.What].Count++;
        }
    }

    public void Tell(IEventSink sink)
    {
        foreach (Unnamed one in unnamed.Values)
        {
            string what = string.Create(CultureInfo.InvariantCulture, $"{one.What}: {one.Count:#,0}, {one.First}");
            sink.Warn(new ImportWarning(what, $"kept under the file's name and their place in it, such as '{one.Kept}': {one.Remedy}"));
        }
    }

    private static string Stem(string file)
    {
        string plain = string.Concat(Path.GetFileName(file).Where(letter => !char.IsControl(letter)));
        return plain.Length == 0 ? "log" : plain;
    }

    private sealed record Unnamed(string What, string First, string Remedy)
    {
        public string Kept { get; init; } = "";

        public long Count { get; set; }
    }
}
