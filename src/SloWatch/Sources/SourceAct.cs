using SloWatch.Cli.Running;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Sources;

/// <summary>Lets go of a source: in the store, or by the service that works on it.</summary>
internal static class SourceAct
{
    /// <summary>The answer as JSON, the same either way.</summary>
    /// <param name="workflow">Null: all that it delivered for.</param>
    public static string Forget(Workplace place, string source, string? workflow, string service)
    {
        using IStore store = place.ExistingStore();
        try
        {
            store.OpenWriter().Dispose(); // before it is asked for rules, which the service has
        }
        catch (WriterBusyException busy)
        {
            return ServiceCall.Post(place, "sources/forget", [("source", source), ("workflow", workflow)], service, busy);
        }

        using LiveEngine engine = LiveEngine.Start(store, place.Rules(), new LiveOptions(), place.Shell.Time);
        IReadOnlyList<(string Source, string Workflow)> forgotten = engine.ForgetSourceAsync(source, workflow).GetAwaiter().GetResult();
        if (forgotten.Count == 0)
        {
            throw new VerbStoppedException(ExitCode.NotFound, $"no source '{SafeText.Of(source, 100)}' has delivered anything{(workflow is null ? "" : $" for '{SafeText.Of(workflow, 100)}'")}", "'slowatch source list' shows those that did");
        }

        foreach ((string name, string of) in forgotten)
        {
            PersonalAct.Note(place, store, "source forgotten", name, of);
        }

        return JsonText.Document(json => SourceJson.WriteForgotten(json, forgotten));
    }
}
