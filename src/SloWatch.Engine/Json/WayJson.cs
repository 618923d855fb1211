using System.Text.Json;
using SloWatch.Core.Instances.Locating;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Engine.Json;

/// <summary>Who accepted and completed a case, and how far it is between.</summary>
internal static class WayJson
{
    public static void Write(Utf8JsonWriter json, Way way)
    {
        Write(json, "accepted", way.Accepted);
        Write(json, "completed", way.Completed);
        if (way.Progress is not { } progress)
        {
            json.WriteNull("progress");
            return;
        }

        json.WriteStartObject("progress");
        json.WriteBoolean("inOrder", progress.InOrder);
        json.WriteBoolean("seen", progress.IsSeen);
        json.WriteNumber("declared", progress.Steps.Count);
        json.WriteNumber("done", progress.Done.Count());
        json.Objects("steps", progress.Steps, Write);
        WriteAwaited(json, way, progress);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Told? told)
    {
        if (told is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Time("at", told.At);
        json.WriteString("source", told.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeclaredStep step)
    {
        json.WriteString("step", step.Step);
        json.WriteString("standing", EnumText.Of(step.Standing));
        json.Time("since", step.Since);
    }

    private static void WriteAwaited(Utf8JsonWriter json, Way way, Progress progress)
    {
        if (progress.Awaited is not { } awaited)
        {
            json.WriteNull("awaited");
            return;
        }

        json.WriteStartObject("awaited");
        json.WriteString("step", awaited.Step);
        json.Time("since", progress.AwaitedSince);
        json.Texts("sources", way.AwaitedSources);
        json.Texts("owners", way.AwaitedOwners);
        json.WriteEndObject();
    }
}
