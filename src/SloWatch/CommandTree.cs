using System.CommandLine;
using System.CommandLine.Invocation;
using SloWatch.Cli.Running;
using SloWatch.Cli.Verbs;

namespace SloWatch.Cli;

/// <summary>All verbs, in the order in which a newcomer meets them.</summary>
internal static class CommandTree
{
    /// <summary>A file name that begins with @ is a file name, so nothing is read in its place.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static RootCommand Build(Shell shell)
    {
        CommonOptions common = new();
        RootCommand root = new("Judges the workflows that other engines run against service level objectives, and keeps their error budgets.");
        common.AddTo(root);
        root.Subcommands.Add(DemoVerb.Create(shell, common));
        root.Subcommands.Add(TourVerb.Create(shell, common));
        root.Subcommands.Add(ImportVerb.Create(shell, common));
        root.Subcommands.Add(ValidateVerb.Create(shell, common));
        root.Subcommands.Add(StatusVerb.Create(shell, common));
        root.Subcommands.Add(ReportVerb.Create(shell, common));
        root.Subcommands.Add(DiagnoseVerb.Create(shell, common));
        root.Subcommands.Add(WhereVerb.Create(shell, common));
        root.Subcommands.Add(ExplainVerb.Create(shell, common));
        root.Subcommands.Add(ReplayVerb.Create(shell, common));
        root.Subcommands.Add(ServeVerb.Create(shell, common));
        root.Subcommands.Add(AlertsVerb.Create(shell, common));
        root.Subcommands.Add(SourceVerb.Create(shell, common));
        root.Subcommands.Add(AnteroomVerb.Create(shell, common));
        root.Subcommands.Add(QuarantineVerb.Create(shell, common));
        root.Subcommands.Add(TokenVerb.Create(shell, common));
        root.Subcommands.Add(BackupVerb.Create(shell, common));
        root.Subcommands.Add(RetainVerb.Create(shell, common));
        root.Subcommands.Add(AuditVerb.Create(shell, common));
        root.Subcommands.Add(ExportVerb.Create(shell, common));
        root.Subcommands.Add(TypesVerb.Create(shell, common));
        root.Subcommands.Add(SchemaVerb.Create(shell, common));
        Help.Teach(root, common);
        return root;
    }

    public static int Run(string[] args, Shell shell)
    {
        bool nothingAsked = args.Length == 0;
        ParseResult line = Build(shell).Parse(nothingAsked ? ["--help"] : args, Parsing);
        if (line.Action is ParseErrorAction || (UsageErrors.MistypedOption(line) is not null && line.Action is not Help.TeachingHelp))
        {
            return UsageErrors.Print(line, shell);
        }

        InvocationConfiguration writers = new()
        {
            Output = nothingAsked ? shell.Terminal.Error : shell.Terminal.Out,
            Error = shell.Terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        int exitCode = VerbFrame.Run(shell, () => line.Invoke(writers));
        return nothingAsked ? ExitCode.Usage : exitCode;
    }
}
