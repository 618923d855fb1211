using System.CommandLine;
using SloWatch.Cli.Printing.Anterooms;
using SloWatch.Cli.Running;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch anteroom</c>: what waits for a case that carries its key. It works beside the service.</summary>
internal static class AnteroomVerb
{
    private static readonly Option<string?> Workflow = new("--workflow") { Description = "Only of this workflow", HelpName = "NAME" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("anteroom", "List events that wait for a case that carries a key of theirs") { Workflow, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        using IStore store = place.ExistingStore();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        if (line.GetValue(Json))
        {
            AnteroomText.WriteJson(place.Shell.Terminal.Out, snapshot.Anteroom, line.GetValue(Workflow));
        }
        else
        {
            AnteroomText.Write(place.Shell.Terminal, snapshot.Anteroom, line.GetValue(Workflow), place.Times());
        }

        return ExitCode.Ok;
    }
}
