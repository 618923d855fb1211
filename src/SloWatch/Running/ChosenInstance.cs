using System.CommandLine;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>The one instance that a command line names, by its id, its business key, or a key by which events find it.</summary>
internal static class ChosenInstance
{
    public static readonly Argument<string> Id = new("id") { Description = "Instance id, business key, or a key by which events find it" };
    public static readonly Option<string?> InWorkflow = new("--workflow") { Description = "Needed where two workflows have an instance of this id", HelpName = "NAME" };

    public static InstanceKey Of(ParseResult line, IStore store) => Find(store, line.GetValue(Id)!, line.GetValue(InWorkflow));

    private static InstanceKey Find(IStore store, string id, string? workflow)
    {
        IReadOnlyList<InstanceKey> named = store.Instances.Find(id);
        IReadOnlyList<InstanceKey> everywhere = named.Count > 0 ? named : CarriedKey.Cases(store, id);
        InstanceKey[] found = [.. everywhere.Where(key => workflow is null || key.Workflow == workflow)];
        if (found.Length == 1)
        {
            return found[0];
        }

        if (found.Length > 1)
        {
            throw Ambiguous(id, found, named.Count > 0 ? "the business key" : "a key");
        }

        string where = workflow is null ? store.Name : $"workflow '{workflow}'";
        string remedy = everywhere.Count > 0 ? $"it is in {string.Join(", ", everywhere.Select(key => key.Workflow).Distinct())}"
            : CarriedKey.Waiting(store, id) is { } key ? $"what carries the key {SafeText.Of(key, 200)} waits for a case ('slowatch anteroom')"
            : NearInstance.Of(store, id) is { } near ? $"did you mean '{near.Id}' in {near.Workflow}?"
            : "check its spelling";
        string removed = everywhere.Count == 0 && store.Instances.Horizons().Count > 0 ? " (instances that ended long ago were removed)" : "";
        throw new VerbStoppedException(ExitCode.NotFound, $"there is no instance '{SafeText.Of(id, 200)}' in {where}{removed}", remedy);
    }

    private static VerbStoppedException Ambiguous(string id, InstanceKey[] found, string what)
    {
        bool oneWorkflow = found.All(key => key.Workflow == found[0].Workflow);
        string all = string.Join(", ", found.Select(key => key.ToString()));
        return oneWorkflow
            ? new(ExitCode.Usage, $"'{id}' is {what} of several instances: {all}", "name one of them by its id")
            : new(ExitCode.Usage, $"several workflows have an instance '{id}': {all}", $"add --workflow NAME, e.g. --workflow {found[0].Workflow}");
    }
}
