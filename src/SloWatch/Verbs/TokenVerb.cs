using System.CommandLine;
using SloWatch.Cli.Printing.Tokens;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;
using SloWatch.Server.Access;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch token</c>: who may use the service. It works beside it.</summary>
internal static class TokenVerb
{
    private static readonly string[] Roles = [.. Enum.GetValues<Role>().Select(role => EnumText.Of(role))];

    private static readonly Argument<string> What = new("what") { Description = "create, list or revoke" };
    private static readonly Argument<string?> Name = new("name") { Description = "What people know the token by", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Of = new("--role") { Description = $"What it may do: {string.Join(", ", Roles)}", HelpName = "ROLE" };
    private static readonly Option<string?> Source = new("--source") { Description = "In place of a role: it may only deliver, and only events of this source", HelpName = "NAME" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("token", "Make, list and revoke the tokens of those who use the service") { What, Name, Of, Source, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place) => line.GetValue(What) switch
    {
        "create" => Make(line, place),
        "list" => List(line, place),
        "revoke" => Revoke(line, place),
        { } other => throw new VerbStoppedException(ExitCode.Usage, $"a token cannot be '{SafeText.Of(other, 50)}'", NearestName.Remedy(other, ["create", "list", "revoke"])),
        null => throw new VerbStoppedException(ExitCode.Usage, "nothing is said of what to do", "write create, list or revoke"),
    };

    private static int Make(ParseResult line, Workplace place)
    {
        (Role? role, string? source) = Rights(line);
        string name = NameOf(line);
        string token = TokenText.New();
        Instant now = Instant.From(place.Shell.Time.GetUtcNow());
        string may = source is null ? EnumText.Of(role!.Value) : $"delivers for the source {source}";
        using IStore store = place.StoreForWriting();
        using IAccess access = store.OpenAccess();
        if (!access.TryAdd(new(name, TokenText.HashOf(token), role, source, now, null), new(now, PersonalAct.Person, "token created", name, may)))
        {
            throw new VerbStoppedException(ExitCode.Refused, $"there is a token '{name}' already, or was one", "choose another name: what it did is known by the name");
        }

        if (line.GetValue(Json))
        {
            JsonText.Write(place.Shell.Terminal.Out, json =>
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("token", token);
                json.WriteEndObject();
            });
        }
        else
        {
            place.Shell.Terminal.Out.WriteLine(token);
        }

        place.Shell.Terminal.Say("keep it: only a hash of it is stored, and it is not shown again");
        return ExitCode.Ok;
    }

    private static int List(ParseResult line, Workplace place)
    {
        using IStore store = place.ExistingStore();
        using IAccess access = store.OpenAccess();
        IReadOnlyList<StoredToken> tokens = access.Tokens();
        if (line.GetValue(Json))
        {
            TokenList.WriteJson(place.Shell.Terminal.Out, tokens);
        }
        else
        {
            TokenList.WriteText(place.Shell.Terminal, tokens, place.Times());
        }

        return ExitCode.Ok;
    }

    private static int Revoke(ParseResult line, Workplace place)
    {
        string name = NameOf(line);
        using IStore store = place.ExistingStore();
        using IAccess access = store.OpenAccess();
        string[] held = [.. access.Tokens().Where(token => token.Holds).Select(token => token.Name)];
        if (!access.TryRevoke(name, new(Instant.From(place.Shell.Time.GetUtcNow()), PersonalAct.Person, "token revoked", name, "")))
        {
            throw new VerbStoppedException(ExitCode.NotFound, $"no token that holds is called '{name}'", held.Length == 0 ? "there is none" : NearestName.Remedy(name, held));
        }

        place.Shell.Terminal.Say($"'{name}' does not hold any more; a running service knows within a second");
        return ExitCode.Ok;
    }

    private static (Role? Role, string? Source) Rights(ParseResult line) => (line.GetValue(Of), line.GetValue(Source)) switch
    {
        ({ }, { }) => throw new VerbStoppedException(ExitCode.Usage, "--role and --source exclude each other", "a token with a source may only deliver"),
        (null, null) => throw new VerbStoppedException(ExitCode.Usage, "nothing is said of what the token may do", $"add --role ({string.Join(", ", Roles)}) or --source NAME"),
        ({ } role, _) when Roles.Contains(role) => (Enum.Parse<Role>(role, ignoreCase: true), null),
        ({ } role, _) => throw new VerbStoppedException(ExitCode.Usage, $"--role: there is no role '{SafeText.Of(role, 50)}'", NearestName.Remedy(role, Roles)),
        (_, { } source) => EventLimits.Refusal(source) is { } refusal ? throw new VerbStoppedException(ExitCode.Usage, $"--source: the name {refusal}", "write the name of the Source") : (null, source),
    };

    private static string NameOf(ParseResult line) => line.GetValue(Name) switch
    {
        null => throw new VerbStoppedException(ExitCode.Usage, "the token has no name", "add what people know it by, such as 'ann' or 'shop-feed'"),
        { } name => EventLimits.Refusal(name) is { } refusal ? throw new VerbStoppedException(ExitCode.Usage, $"the name {refusal}", "write a shorter, plain one") : name,
    };
}
