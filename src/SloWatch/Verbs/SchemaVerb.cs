using System.CommandLine;
using SloWatch.Cli.Running;
using SloWatch.Engine.Yaml.Schema;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch schema</c>: what editors complete and check rule files with.</summary>
internal static class SchemaVerb
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("schema", "Print a JSON Schema of rule files, for editors");
        common.RefuseAll(verb, "the schema is that of every rule file, and the same everywhere");
        verb.SetAction(_ =>
        {
            shell.Terminal.Out.WriteLine(RuleSchema.Text());
            return ExitCode.Ok;
        });
        return verb;
    }
}
