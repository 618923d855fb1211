using System.CommandLine;
using System.Globalization;
using SloWatch.Cli.Printing.Quarantines;
using SloWatch.Cli.Quarantining;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch quarantine</c>: what was refused, and what is to become of it. It works beside the service, and through it.</summary>
internal static class QuarantineVerb
{
    private static readonly string[] Whats = ["list", "show", "replay", "drop"];

    private static readonly Argument<string> What = new("what") { Description = string.Join(", ", Whats[..^1]) + $" or {Whats[^1]}" };
    private static readonly Argument<string?> Entry = new("id") { Description = "One entry, by the number that the list shows", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Source = new("--source") { Description = "Only what is of this source", HelpName = "NAME" };
    private static readonly Option<bool> Everything = new("--all") { Description = "Drop everything" };
    private static readonly Option<string> Service = ServiceCall.Option();
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("quarantine", "List events that were refused, hand them to ingest again, or drop them") { What, Entry, Source, Everything, Service, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        string what = line.GetValue(What)!;
        QuarantineChoice choice = Chosen(line);
        switch (what)
        {
            case "list":
                return List(line, place, choice.Source);
            case "show":
                return Show(line, place, choice.Id ?? throw new VerbStoppedException(ExitCode.Usage, "nothing is said of which entry", "add the number that 'slowatch quarantine list' shows"));
            case "drop" when choice is { Id: null, Source: null } && !line.GetValue(Everything):
                throw new VerbStoppedException(ExitCode.Usage, "nothing is said of what to drop", "add the number of an entry, --source NAME or --all");
            case "replay" or "drop":
                return Act(line, place, what, choice);
            default:
                throw new VerbStoppedException(ExitCode.Usage, $"with what is in quarantine one cannot '{SafeText.Of(what, 50)}'", NearestName.Remedy(what, Whats));
        }
    }

    private static int List(ParseResult line, Workplace place, string? source)
    {
        using IStore store = place.ExistingStore();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        if (line.GetValue(Json))
        {
            QuarantineText.WriteJson(place.Shell.Terminal.Out, snapshot.Sources, source);
        }
        else
        {
            QuarantineText.Write(place.Shell.Terminal, snapshot.Sources, source, place.Times());
        }

        return ExitCode.Ok;
    }

    private static int Show(ParseResult line, Workplace place, long id)
    {
        using IStore store = place.ExistingStore();
        KeptRefusal kept = store.Sources.Kept(id) ?? throw QuarantineAct.NoEntry(id);
        if (line.GetValue(Json))
        {
            JsonText.Write(place.Shell.Terminal.Out, json =>
            {
                json.WriteStartObject();
                QuarantineJson.Write(json, kept);
                json.WriteEndObject();
            });
        }
        else
        {
            QuarantineText.Write(place.Shell.Terminal, kept, place.Times());
        }

        return ExitCode.Ok;
    }

    private static int Act(ParseResult line, Workplace place, string what, QuarantineChoice choice)
    {
        string answer = QuarantineAct.Run(place, what, choice, line.GetValue(Service)!);
        if (line.GetValue(Json))
        {
            place.Shell.Terminal.Out.WriteLine(answer);
        }
        else
        {
            QuarantineText.WriteAnswer(place.Shell.Terminal, answer);
        }

        return QuarantineText.Stayed(answer) > 0 ? ExitCode.Incomplete : ExitCode.Ok;
    }

    private static QuarantineChoice Chosen(ParseResult line) => (line.GetValue(Entry), line.GetValue(Source)) switch
    {
        (null, var source) => new(null, source),
        (_, not null) => throw new VerbStoppedException(ExitCode.Usage, "an entry and --source exclude each other", "leave one out"),
        ({ } text, _) when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) => new(id, null),
        ({ } text, _) => throw new VerbStoppedException(ExitCode.Usage, $"'{SafeText.Of(text, 50)}' is no entry", "write the number that 'slowatch quarantine list' shows"),
    };
}
