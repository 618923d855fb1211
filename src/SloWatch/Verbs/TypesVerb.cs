using System.CommandLine;
using SloWatch.Cli.Printing.Shelves;
using SloWatch.Cli.Running;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch types</c>: what rules can name, with its settings and an example.</summary>
internal static class TypesVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("types", "List the indicators and formats that rules can name, with settings and examples") { Json };
        common.RefuseAll(verb, "it lists what the program knows, and that is the same everywhere");
        verb.SetAction(line =>
        {
            IReadOnlyList<ShelfItem> items = ShelfItem.All;
            if (line.GetValue(Json))
            {
                ShelfJson.Write(shell.Terminal.Out, items);
            }
            else
            {
                ShelfText.Write(shell.Terminal, items);
            }

            return ExitCode.Ok;
        });
        return verb;
    }
}
