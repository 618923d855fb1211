using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch export</c>: what is stored, as files that other tools and another SloWatch read.</summary>
internal static class ExportVerb
{
    private static readonly Option<bool> Events = new("--events") { Description = "All events with all their revisions, as JSON lines that import again to the same ledger" };
    private static readonly Option<bool> Quarantine = new("--quarantine") { Description = "Events that were refused, with place, reason and content, as JSON lines" };
    private static readonly Option<string?> OfWorkflow = new("--workflow") { Description = "Only this workflow's events", HelpName = "NAME" };
    private static readonly Option<string?> Output = new("--output", "-o") { Description = "File to write (default, and -: standard output)", HelpName = "FILE" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("export", "Write what is stored as files that other tools read") { Events, Quarantine, OfWorkflow, Output };
        verb.Validators.Add(line =>
        {
            if (line.GetValue(Events) == line.GetValue(Quarantine))
            {
                line.AddError("say what to export: --events or --quarantine");
            }
            else if (line.GetValue(Quarantine) && line.GetValue(OfWorkflow) is not null)
            {
                line.AddError("--workflow goes with --events: what was refused belongs to a source, and is not known to be of a workflow");
            }
        });
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        using IStore store = place.ExistingStore();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        string? workflow = line.GetValue(OfWorkflow);
        if (workflow is not null && !snapshot.Instances.Workflows().Contains(workflow))
        {
            throw new VerbStoppedException(
                ExitCode.NotFound, $"{store.Name} holds no workflow '{workflow}'", NearestName.Remedy(workflow, [.. snapshot.Instances.Workflows()]));
        }

        string? path = line.GetValue(Output) is { } named and not "-" ? named : null;
        if (path is not null && Path.GetFullPath(path) == Path.GetFullPath(place.StorePath))
        {
            throw new VerbStoppedException(ExitCode.Usage, $"--output: {path} is the store itself", "name another file");
        }

        long Write(Stream output) => line.GetValue(Events)
            ? EventExport.Write(snapshot, workflow, output, place.Shell.Damaged, place.Shell.Interrupted)
            : QuarantineLines.Write(snapshot, output);
        if ((path is null ? StandardOutput.Write(Write) : ResultFile.Write(path, Write)) is { } lines)
        {
            place.Shell.Terminal.Say($"{Count.Of(lines, "line")} written{(path is null ? "" : $" to {SafeText.Of(path)}")}");
        }

        return ExitCode.Ok;
    }
}
