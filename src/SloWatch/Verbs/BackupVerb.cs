using System.CommandLine;
using System.Globalization;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch backup</c>: a copy of the store, also while the service runs.</summary>
internal static class BackupVerb
{
    private static readonly Argument<string> Target = new("file") { Description = "New file to write the copy to" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("backup", "Copy the store as it is at this moment into a new file, also while it is written") { Target };
        verb.SetAction(line => Run(line.GetValue(Target)!, common.Read(line, shell)));
        return verb;
    }

    private static int Run(string target, Workplace place)
    {
        using IStore store = place.ExistingStore();
        store.BackUp(target);
        string copied = string.Create(CultureInfo.InvariantCulture, $"{store.Name} was copied to {target} ({new FileInfo(target).Length:#,0} bytes)");
        place.Shell.Terminal.Say($"{SafeText.Of(copied)}; this checks it: slowatch audit{place.RulesOption} --store {ShellWord.OfPath(target)}");
        return ExitCode.Ok;
    }
}
