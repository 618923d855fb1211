using System.CommandLine;
using SloWatch.Cli.Running;
using SloWatch.Engine.Ingest.EventJson.Schema;
using SloWatch.Engine.Yaml.Schema;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch schema</c>: what editors complete and check rule files with.</summary>
internal static class SchemaVerb
{
    private static readonly Option<bool> Events = new("--events") { Description = "Of workflow events instead, for those who send them" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("schema", "Print a JSON Schema of rule files, for editors") { Events };
        common.RefuseAll(verb, "the schema is that of every rule file, and the same everywhere");
        verb.SetAction(line =>
        {
            shell.Terminal.Out.WriteLine(line.GetValue(Events) ? EventSchema.Text() : RuleSchema.Text());
            return ExitCode.Ok;
        });
        return verb;
    }
}
