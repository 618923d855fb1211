using SloWatch.Core.Diagnosis;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Diagnoses;

/// <summary>Why an objective burns, and the instances of each group.</summary>
internal sealed class DiagnosisRoutes(ApiReading reading)
{
    private const string Path = "/api/v1/objectives/{name}/diagnosis";

    /// <summary>Each goes through all instances of a workflow, and what else is asked must not wait behind several of them.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private static readonly ApiParameter Name = new("name", "of the objective", InPath: true);
    private static readonly ApiParameter From = new("from", "first moment of the burn, a full minute; without it, as an open alert looked at it, else while the budget burns, else the budget's window", Example: "2026-03-02T08:00Z");
    private static readonly ApiParameter To = new("to", "end of the burn, a full minute; without it, as far as the sources are complete", Example: "2026-03-02T09:00Z");
    private static readonly ApiParameter By = new("by", "what the group is of: dependency, step, version, state or error; without it, all bad units");
    private static readonly ApiParameter Group = new("group", "its name; without it, those of which nothing is said", Example: "credit-bureau");

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get(Path, "Why an objective burns: the likely cause with its numbers, and who went bad where", MakeAsync, Name, From, To) with
        {
            AnswerForm = "Diagnosis",
            Answer = "what `slowatch diagnose --json` prints; groups open with `.../instances`",
        },
        ApiRoute.Get($"{Path}/instances", "Bad units of a burn with where each went bad, the first at the top", InstancesAsync, Name, From, To, By, Group, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            AnswerForm = "BadUnits",
            Answer = "`instances`, and `next` where there are more",
        },
    ];

    private async Task MakeAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        BurnDiagnosis diagnosis = await AskAsync(context, query, (store, question) => Engine.Evaluation.Diagnosing.Diagnoses.Make(store, question, context.RequestAborted));
        await JsonAnswer.WriteAsync(context, json => DiagnosisJson.Write(json, diagnosis));
    }

    private async Task InstancesAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        GroupChoice choice = Choice(query);
        int limit = query.Limit();
        BadUnitPlace? after = query.Text(ApiParameter.Cursor.Name) is { } cursor ? PlaceOf(cursor) : null;
        BadUnits found = await AskAsync(context, query, (store, question) => BadUnits.Find(store, question, choice, after, limit, context.RequestAborted));
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.Objects("instances", found.Units, DiagnosisJson.WriteUnit);
            json.WriteString("next", found.More ? CursorOf(found.Units[^1]) : null);
            json.WriteEndObject();
        });
    }

    private async Task<T> AskAsync<T>(HttpContext context, ApiQuery query, Func<IStoreSnapshot, DiagnosisQuestion, T> ask)
    {
        Objective objective = reading.ObjectiveOf((string)context.Request.RouteValues[Name.Name]!);
        (Instant? from, Instant? to) = (query.FullMinute(From.Name), query.FullMinute(To.Name));
        await OneAtATime.WaitAsync(context.RequestAborted);
        try
        {
            return await reading.ReadAsync(store => ask(store, Question(store, objective, from, to)), context.RequestAborted);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private DiagnosisQuestion Question(IStoreSnapshot store, Objective objective, Instant? from, Instant? to)
    {
        DiagnosisQuestion question = BurnWindows.Choose(store, reading.RuleSet, objective, from, to, reading.Time);
        return question.Window.From < question.Window.To
            ? question
            : throw ApiFault.MalformedQuery($"'from' ({question.Window.From}) is not before the end ({question.Window.To})", "write an earlier one");
    }

    private static GroupChoice Choice(ApiQuery query)
    {
        string? by = query.Choice(By.Name, [.. Enum.GetValues<Dimension>().Select(one => EnumText.Of(one))]);
        string? group = query.Text(Group.Name);
        return by is null && group is not null
            ? throw ApiFault.MalformedQuery("'group' is there without 'by'", "write what it is the name of, such as by=dependency")
            : by is null ? GroupChoice.All : new(Enum.GetValues<Dimension>().First(one => EnumText.Of(one) == by), group);
    }

    private static string CursorOf(SeenUnit last) => Cursor.Of(last.At.ToString(), last.Instance.Id, last.Name);

    private static BadUnitPlace PlaceOf(string cursor) =>
        Cursor.Read(cursor, 3) is [{ } at, { } instance, { } unit] && Instant.TryParse(at, out Instant moment) ? new(moment, instance, unit) : throw ApiQuery.NoCursor();
}
