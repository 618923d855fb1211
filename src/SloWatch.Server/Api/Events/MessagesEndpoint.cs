using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Events.Splitting;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;
using SloWatch.Server.Rules;

namespace SloWatch.Server.Api.Events;

/// <summary><c>POST /api/v1/sources/NAME/events</c>: takes the JSON in that an engine or service sends as it is, by the mapping of its Source.</summary>
internal sealed class MessagesEndpoint(BodyIntake intake, RulesInUse rules, IgnoredMessages ignored)
{
    private const string Path = "/api/v1/sources/{name}/events";

    private const string Remedy = "send a message, or a list of them; for a message a line, use " + BodyForms.Lines;

    public ApiRoute Route => new(HttpMethods.Post, Path, "Takes messages in as their engine writes them, by the mapping of their Source, and answers when they are durable", HandleAsync)
    {
        Delivers = true,
        Parameters = [new("name", "of the Source", InPath: true)],
        BodyTypes = [BodyForms.Json, BodyForms.Lines],
        AnswerForm = "Taken",
        Answer = "what became of the messages: `accepted` events (`new` and `known`), `ignored` messages, `refusedCount`, and `refused` with `index` of the message and `reason`",
    };

    public async Task HandleAsync(HttpContext context)
    {
        bool lines = BodyForms.IsLines(context.Request);
        SourceDefinition source = Source(RawPath.Parts(context, 3, 2)[0], Caller.Of(context));
        IMessageReader reader = AdapterCatalogue.Find(source.Format)?.MessagesOf(source)
            ?? throw ApiFault.NotFound($"the Source '{source.Name}' has the format {source.Format}, and no mapping of messages", $"send workflow events to {EventsEndpoint.Path}, or give it a format with such a mapping ('slowatch types' lists them)");
        MappedPieces pieces = new(source.Name, reader, ignored.CountOf(source.Name), Instant.From(intake.Time.GetUtcNow()));
        await intake.RunAsync(context, lines ? new LineSplitter() : new JsonSplitter(JsonShapes.One | JsonShapes.List, Remedy), pieces.Read);
    }

    private SourceDefinition Source(string name, Caller caller)
    {
        if (caller.Source is { } own && own != name)
        {
            throw ApiFault.Forbidden($"the token is for events of the source '{own}', and this is '{name}'; send them with the token of that source");
        }

        IReadOnlyList<SourceDefinition> sources = rules.Now.Rules.Sources;
        return sources.FirstOrDefault(source => source.Name == name) ?? throw ApiFault.NotFound($"the rules have no Source '{name}'", NearestName.Remedy(name, [.. sources.Select(source => source.Name)]));
    }
}
