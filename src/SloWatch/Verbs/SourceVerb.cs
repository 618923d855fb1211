using System.CommandLine;
using SloWatch.Cli.Printing.Sources;
using SloWatch.Cli.Running;
using SloWatch.Cli.Sources;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch source</c>: who delivered, and letting go of who will not again. It works beside the service, and through it.</summary>
internal static class SourceVerb
{
    private static readonly string[] Whats = ["list", "forget"];

    private static readonly Argument<string> What = new("what") { Description = "list or forget" };
    private static readonly Argument<string?> Name = new("name") { Description = "Of the source to forget", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Workflow = new("--workflow") { Description = "Only for this workflow", HelpName = "NAME" };
    private static readonly Option<string> Service = ServiceCall.Option();
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("source", "List who delivered events, or let a source no longer hold its workflow back") { What, Name, Workflow, Service, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place) => line.GetValue(What) switch
    {
        "list" => List(line, place),
        "forget" => Forget(line, place, line.GetValue(Name) ?? throw new VerbStoppedException(ExitCode.Usage, "nothing is said of which source to forget", "add the name that 'slowatch source list' shows")),
        var other => throw new VerbStoppedException(ExitCode.Usage, $"with a source one cannot '{SafeText.Of(other!, 50)}'", NearestName.Remedy(other!, Whats)),
    };

    private static int List(ParseResult line, Workplace place)
    {
        using IStore store = place.ExistingStore();
        string? workflow = line.GetValue(Workflow);
        SourceState[] sources = [.. store.Sources.All().Where(source => workflow is null || source.Workflow == workflow)];
        if (line.GetValue(Json))
        {
            SourceText.WriteJson(place.Shell.Terminal.Out, sources);
        }
        else
        {
            SourceText.Write(place.Shell.Terminal, sources, place.Times());
        }

        return ExitCode.Ok;
    }

    private static int Forget(ParseResult line, Workplace place, string source)
    {
        string answer = SourceAct.Forget(place, source, line.GetValue(Workflow), line.GetValue(Service)!);
        if (line.GetValue(Json))
        {
            place.Shell.Terminal.Out.WriteLine(answer);
        }
        else
        {
            SourceText.WriteForgotten(place.Shell.Terminal, answer);
        }

        return ExitCode.Ok;
    }
}
