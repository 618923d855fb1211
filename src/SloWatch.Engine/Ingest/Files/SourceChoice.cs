using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Ingest.Files;

/// <summary>Chooses the adapter and the Source for a file: what the user names, else what the rules say of its workflow, else the format's default.</summary>
internal static class SourceChoice
{
    public static (IFileAdapter Adapter, SourceDefinition Source) Of(ImportRequest request, RuleSet rules)
    {
        CheckWorkflow(request.Workflow, rules);
        if (request.Source is not null)
        {
            SourceDefinition named = Named(request.Source, request.Workflow, rules);
            return (AdapterCatalogue.Find(named.Format) ?? throw (AdapterCatalogue.FindPolled(named.Format) is null ? UnknownFormat(request.Path, named.Format) : IsAsked(request, named)), named);
        }

        IFileAdapter adapter = ByEnding(request.Path);
        return (adapter, adapter.CarriesEvents && request.Workflow is null ? Default(adapter, "") : OfWorkflow(request, adapter, rules));
    }

    /// <summary>Rules that declare no workflow have no opinion on names.</summary>
    private static void CheckWorkflow(string? name, RuleSet rules)
    {
        string[] known = [.. rules.Workflows.Select(workflow => workflow.Name)];
        if (name is not null && known.Length > 0 && !known.Contains(name))
        {
            throw new UnknownNameException(
                $"the rules have no Workflow '{name}'", $"{NearestName.Remedy(name, known)}, or add a document with 'kind: Workflow' and 'name: {name}' to the rules");
        }
    }

    private static SourceDefinition Named(string name, string? workflow, RuleSet rules)
    {
        SourceDefinition source = rules.Sources.FirstOrDefault(source => source.Name == name)
            ?? throw new UnknownNameException(
                $"the rules have no Source '{name}'", NearestName.Remedy(name, [.. rules.Sources.Select(source => source.Name)]));
        return workflow is null || workflow == source.Workflow
            ? source
            : throw new ImportRefusedException($"the Source '{name}' feeds the workflow '{source.Workflow}', not '{workflow}'", "leave out one of the two");
    }

    private static IFileAdapter ByEnding(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        string endings = string.Join(", ", AdapterCatalogue.Files.SelectMany(adapter => adapter.Extensions));
        return AdapterCatalogue.Files.FirstOrDefault(adapter => adapter.Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            ?? throw new ImportRefusedException(
                $"{path}: its format is not known by its name", $"rename it to end in one of {endings} (or that and .gz), or name a Source, which says its format");
    }

    private static SourceDefinition OfWorkflow(ImportRequest request, IFileAdapter adapter, RuleSet rules)
    {
        if (request.Workflow is not { Length: > 0 } workflow)
        {
            throw new ImportRefusedException(
                $"{request.Path}: a file of the format {adapter.Name} does not say which workflow its cases belong to", "name the workflow, or a Source of the rules");
        }

        SourceDefinition[] fitting = [.. rules.Sources.Where(source => source.Workflow == workflow && source.Format == adapter.Name)];
        return fitting.Length switch
        {
            0 when adapter.NeedsMapping => throw NeedsMapping(request, adapter),
            0 => Default(adapter, workflow),
            1 => fitting[0],
            _ => throw new ImportRefusedException(
                $"{fitting.Length} Sources feed the workflow '{workflow}' in the format {adapter.Name}",
                $"name one of them as the source: {string.Join(", ", fitting.Select(source => source.Name))}"),
        };
    }

    private static SourceDefinition Default(IFileAdapter adapter, string workflow) => new(adapter.Name, workflow, adapter.Name) { Sees = adapter.Sees };

    private static ImportRefusedException NeedsMapping(ImportRequest request, IFileAdapter adapter) =>
        new($"{request.Path}: no Source of '{request.Workflow}' has the format {adapter.Name}, and nobody else can say what such a file means", $"add a document with 'kind: Source' and 'format: {adapter.Name}' to the rules");

    private static ImportRefusedException IsAsked(ImportRequest request, SourceDefinition named) =>
        new($"{request.Path}: the Source '{named.Name}' is asked by the service, and comes in no file", "leave out the source: files of workflow events name theirs themselves");

    private static ImportRefusedException UnknownFormat(string path, string format) =>
        new($"{path}: no adapter reads the format '{format}'", NearestName.Remedy(format, [.. AdapterCatalogue.Files.Select(adapter => adapter.Name)]));
}
