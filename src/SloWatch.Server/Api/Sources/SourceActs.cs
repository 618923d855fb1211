using SloWatch.Core.Time;
using SloWatch.Engine.Json;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Sources;

/// <summary>Lets go of sources that will not deliver again.</summary>
/// <param name="file">Of the store.</param>
internal sealed class SourceActs(LiveEngine engine, IAccess access, TimeProvider time, string file)
{
    private static readonly ApiParameter Source = new("source", "its name");
    private static readonly ApiParameter Workflow = new("workflow", "only for this workflow");

    public IEnumerable<ApiRoute> All =>
    [
        new(HttpMethods.Post, "/api/v1/sources/forget", "A source no longer says how far a workflow is complete; what it delivered stays", ForgetAsync)
        {
            Needs = Role.Admin,
            Parameters = [Source, Workflow, MeantStore.Parameter],
            AnswerForm = "Forgotten",
            Answer = "what was `forgotten`",
        },
    ];

    private async Task ForgetAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        MeantStore.Require(query, file);
        string source = query.Text(Source.Name) ?? throw ApiFault.MalformedQuery("nothing is said of which source to forget", $"add '{Source.Name}'");
        string? workflow = query.Text(Workflow.Name);
        IReadOnlyList<(string, string)> forgotten = await engine.ForgetSourceAsync(source, workflow);
        if (forgotten.Count == 0)
        {
            throw ApiFault.NotFound($"no source '{source}' has delivered anything{(workflow is null ? "" : $" for '{workflow}'")}", "/api/v1/sources lists those that did");
        }

        foreach ((string name, string of) in forgotten)
        {
            access.Add(new(Instant.From(time.GetUtcNow()), Caller.Of(context).Name, "source forgotten", name, of));
        }

        await JsonAnswer.WriteAsync(context, json => SourceJson.WriteForgotten(json, forgotten));
    }
}
